import type { Json, JsonTree, Knob, SchemaSection } from '../../../api/types';
import { at, both, isTree, patchOf } from './patch';
import { named, show } from './values';

/** What became of a knob: decided by the candidate, handed to a team, or left to whoever is busy. */
export type Stance =
  { kind: 'decided'; value: Json } | { kind: 'delegated'; to: string; day: number } | { kind: 'left' };

/** The stance of a knob in a design. */
export function stanceOf(tree: JsonTree, path: string): Stance {
  const value = at(tree, path);
  if (value !== undefined && value !== null) return { kind: 'decided', value };
  const handed = delegation(tree, path);
  return handed ? { kind: 'delegated', to: show(handed.to), day: Number(handed.day) } : { kind: 'left' };
}

/** The patch that decides a knob; a delegation of it ends. */
export const decide = (tree: JsonTree, path: string, value: Json): JsonTree =>
  delegation(tree, path) ? both(patchOf(path, value), { delegated: { [path]: null } }) : patchOf(path, value);

/** The patch that hands a knob to a team, the day counted from the kickoff. */
export const delegate = (tree: JsonTree, path: string, to: string, day: number): JsonTree =>
  both(undecide(tree, path), { delegated: { [path]: { to, day } } });

/** The patch after which nobody decides a knob; {} where nobody does. */
export const leave = (tree: JsonTree, path: string): JsonTree =>
  both(undecide(tree, path), delegation(tree, path) ? { delegated: { [path]: null } } : {});

const undecide = (tree: JsonTree, path: string): JsonTree => (at(tree, path) === undefined ? {} : patchOf(path, null));

const delegation = (tree: JsonTree, path: string): JsonTree | undefined => {
  const all = tree.delegated;
  const entry = isTree(all) && Object.hasOwn(all, path) ? all[path] : undefined;
  return isTree(entry) ? entry : undefined;
};

/** What is wrong with a delegation, in the server's words, or undefined. */
export const checkDelegation = (path: string, to: string, day: Json): string | undefined =>
  to.trim() !== '' && typeof day === 'number' && Number.isInteger(day) && day >= 0 && day <= 3650
    ? undefined
    : `delegated ${path} needs {to: team, day: number}, the day counted from the kickoff, 0 to 3650`;

export const allKnobs = (sections: readonly SchemaSection[]): Knob[] => sections.flatMap((s) => s.knobs);

export interface Tally {
  made: number;
  of: number;
}

/** How many programme decisions are made, and how many engineering ones are decided or handed on. */
export function tally(sections: readonly SchemaSection[], tree: JsonTree): Record<Knob['class'], Tally> {
  const of = (wanted: Knob['class']): Tally => {
    const knobs = allKnobs(sections).filter((k) => k.class === wanted);
    return { made: knobs.filter((k) => stanceOf(tree, k.path).kind !== 'left').length, of: knobs.length };
  };
  return { programme: of('programme'), engineering: of('engineering') };
}

export interface KnobGroup {
  class: Knob['class'];
  sections: SchemaSection[];
}

export interface KnobFilter {
  text: string;
  onlyOpen: boolean;
  /** Id of a component, '' for all. */
  component: string;
}

/** Programme decisions first, engineering after, each by section, narrowed by a filter. Groups without knobs fall away. */
export function groups(sections: readonly SchemaSection[], tree: JsonTree, filter: KnobFilter): KnobGroup[] {
  return (['programme', 'engineering'] as const)
    .map((wanted) => ({
      class: wanted,
      sections: sections
        .map((s) => ({ ...s, knobs: s.knobs.filter((k) => k.class === wanted && passes(k, s, tree, filter)) }))
        .filter((s) => s.knobs.length > 0),
    }))
    .filter((g) => g.sections.length > 0);
}

const passes = (knob: Knob, section: SchemaSection, tree: JsonTree, filter: KnobFilter) =>
  (filter.component === '' || knob.component === filter.component) &&
  (!filter.onlyOpen || stanceOf(tree, knob.path).kind === 'left') &&
  filter.text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${section.name} ${knob.name} ${knob.path} ${knob.meaning}`.toLowerCase().includes(word));

/** One line on what became of a knob. */
export function stanceText(stance: Stance, knob: Knob): string {
  switch (stance.kind) {
    case 'decided':
      return `${named(knob, stance.value)}${knob.unit === '' ? '' : ` ${knob.unit}`}`;
    case 'delegated':
      return `delegated to ${stance.to} by day ${stance.day}`;
    default:
      return 'open';
  }
}
