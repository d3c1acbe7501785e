import type { Json, JsonTree } from '../../../api/types';
import { at, isTree, patchOf } from './patch';
import { show } from './values';

export type ListId = 'successMetrics' | 'mustHave' | 'niceToHave' | 'rejected' | 'risks' | 'milestones';

/** A column of a programme list; `day` is a whole number from the kickoff, the others are text. */
export interface Field {
  key: string;
  name: string;
  placeholder: string;
  needed: boolean;
  day?: boolean;
}

export interface ListShape {
  id: ListId;
  name: string;
  /** One entry, for buttons: "Add a risk". */
  one: string;
  /** The sentence of an empty list. */
  empty: string;
  /** Plain text where there is one field without key. */
  fields: Field[];
}

const text = (key: string, name: string, placeholder: string, needed = false): Field => ({
  key,
  name,
  placeholder,
  needed,
});

/** The lists that every programme has, in reading order. */
export const programmeLists: readonly ListShape[] = [
  {
    id: 'successMetrics',
    name: 'Success metrics',
    one: 'success metric',
    empty: 'Say how everybody will know that it worked: a measure, a target, a date.',
    fields: [text('', 'Metric', 'what is measured, and the target', true)],
  },
  {
    id: 'mustHave',
    name: 'Must have',
    one: 'must-have',
    empty: 'What the launch cannot do without.',
    fields: [text('', 'Must have', 'not without this', true)],
  },
  {
    id: 'niceToHave',
    name: 'Nice to have',
    one: 'nice-to-have',
    empty: 'What can wait, said aloud, so that nobody waits for it.',
    fields: [text('', 'Nice to have', 'can wait', true)],
  },
  {
    id: 'rejected',
    name: 'Rejected alternatives',
    one: 'rejected alternative',
    empty: 'What you considered and did not take, with the reason.',
    fields: [
      text('option', 'Option', 'what you did not take', true),
      text('because', 'Because', 'the reason, and when you would take it'),
    ],
  },
  {
    id: 'risks',
    name: 'Risks',
    one: 'risk',
    empty: 'The biggest risk first, each with an owner and what is done about it.',
    fields: [
      text('text', 'Risk', 'what could go wrong', true),
      text('owner', 'Owner', 'team or role'),
      text('mitigation', 'Mitigation', 'what is done about it'),
    ],
  },
  {
    id: 'milestones',
    name: 'Milestones',
    one: 'milestone',
    empty: 'What is done, by whom, by which day after the kickoff.',
    fields: [
      text('what', 'What', 'what will be done', true),
      text('owner', 'Owner', 'team or role'),
      { ...text('day', 'Day', 'day'), day: true },
    ],
  },
];

/** An entry as its fields; the key is '' in a list of plain texts. */
export type Entry = Record<string, string>;

const pathOf = (id: ListId) => `programme.${id}`;

/** The entries of a list as text. */
export function entries(tree: JsonTree, shape: ListShape): Entry[] {
  const list = at(tree, pathOf(shape.id));
  return Array.isArray(list)
    ? list.map((item) =>
        Object.fromEntries(
          shape.fields.map((f) => [f.key, f.key === '' ? show(item) : isTree(item) ? show(item[f.key]) : '']),
        ),
      )
    : [];
}

/** What is wrong with an entry, in a sentence, or undefined. */
export function checkEntry(shape: ListShape, entry: Entry): string | undefined {
  const missing = shape.fields.find((f) => f.needed && (entry[f.key] ?? '').trim() === '');
  if (missing) return `A ${shape.one} needs ${missing.name.toLowerCase() === 'what' ? 'a what' : 'its text'}.`;
  const day = (entry.day ?? '').trim();
  return day !== '' && !/^\d{1,4}$/.test(day)
    ? `The day is ${day}; allowed a whole number from 0 to 3650.`
    : Number(day) > 3650
      ? `The day is ${day}; allowed a whole number from 0 to 3650.`
      : undefined;
}

const itemOf = (shape: ListShape, entry: Entry): Json =>
  shape.fields.length === 1
    ? (entry[''] ?? '').trim()
    : Object.fromEntries(
        shape.fields.flatMap((f): [string, Json][] => {
          const value = (entry[f.key] ?? '').trim();
          return value === '' ? [] : [[f.key, f.day ? Number(value) : value]];
        }),
      );

const withList = (shape: ListShape, items: Json[]): JsonTree =>
  patchOf(pathOf(shape.id), items.length === 0 ? null : items);

const items = (tree: JsonTree, shape: ListShape): Json[] => {
  const list = at(tree, pathOf(shape.id));
  return Array.isArray(list) ? list : [];
};

/** Adds an entry at the end. */
export const addEntry = (tree: JsonTree, shape: ListShape, entry: Entry): JsonTree =>
  withList(shape, [...items(tree, shape), itemOf(shape, entry)]);

/** Replaces an entry. */
export const setEntry = (tree: JsonTree, shape: ListShape, index: number, entry: Entry): JsonTree =>
  withList(
    shape,
    items(tree, shape).map((item, i) => (i === index ? itemOf(shape, entry) : item)),
  );

/** Takes an entry out. */
export const removeEntry = (tree: JsonTree, shape: ListShape, index: number): JsonTree =>
  withList(
    shape,
    items(tree, shape).filter((_, i) => i !== index),
  );

/** Moves an entry to another place; the order of risks is their weight. */
export const moveEntry = (tree: JsonTree, shape: ListShape, from: number, to: number): JsonTree =>
  withList(shape, moved(items(tree, shape), from, to));

/** A list with one item at another place; the same list where a place does not exist. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export interface Owner {
  team: string;
  onCall: string;
  escalation: string;
}

/** Who answers for a component; every field '' where nobody was named. */
export function ownerOf(tree: JsonTree, component: string): Owner {
  const owners = at(tree, 'programme.owners');
  const owner = isTree(owners) && Object.hasOwn(owners, component) ? owners[component] : undefined;
  const part = (key: string) => (isTree(owner) ? show(owner[key]) : '');
  return { team: part('team'), onCall: part('onCall'), escalation: part('escalation') };
}

/** The patch that names an owner; an owner without a team is taken away. */
export function setOwner(component: string, owner: Owner): JsonTree {
  const said = (value: string): Json => (value.trim() === '' ? null : value.trim());
  return {
    programme: {
      owners: {
        [component]:
          owner.team.trim() === ''
            ? null
            : { team: owner.team.trim(), onCall: said(owner.onCall), escalation: said(owner.escalation) },
      },
    },
  };
}

/** The teams that the candidate has named so far, for suggestions in their own words. */
export function teamsNamed(tree: JsonTree): string[] {
  const owners = at(tree, 'programme.owners');
  const teams = isTree(owners) ? Object.keys(owners).map((id) => ownerOf(tree, id).team) : [];
  const handed = isTree(tree.delegated) ? Object.values(tree.delegated).map((d) => (isTree(d) ? show(d.to) : '')) : [];
  const others = (['risks', 'milestones'] as const).flatMap((id) => {
    const list = at(tree, `programme.${id}`);
    return Array.isArray(list) ? list.map((i) => (isTree(i) ? show(i.owner) : '')) : [];
  });
  return [...new Set([...teams, ...handed, ...others].filter((t) => t !== ''))];
}
