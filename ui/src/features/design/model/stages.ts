import type { Json, JsonTree, Knob, SchemaSection } from '../../../api/types';
import { decide, leave, stanceOf } from './knobs';
import { both } from './patch';
import { moved } from './programme';

/** The knobs of a rollout: one list of shares, lists that go with it stage by stage, and what holds for every stage. */
export interface StagePlan {
  section: SchemaSection;
  shares: Knob;
  /** Other number lists of the section: one number a stage. */
  columns: Knob[];
  /** Hours or minutes a stage is watched, where one number holds for all. */
  soak?: Knob;
  /** Sets of measures that a gate looks at. */
  gate?: Knob;
  /** Everything else in the section, for every stage. */
  common: Knob[];
}

/** Finds the stages in a schema: the first list of percent shares; undefined where the system has none. */
export function stagePlan(sections: readonly SchemaSection[]): StagePlan | undefined {
  for (const section of sections) {
    const shares = section.knobs.find((k) => k.kind === 'numberList' && k.unit.startsWith('percent'));
    if (!shares) continue;
    const columns = section.knobs.filter((k) => k.kind === 'numberList' && k !== shares);
    const soak = section.knobs.find((k) => isNumber(k) && /^(hours|minutes)/.test(k.unit));
    const gate = section.knobs.find((k) => k.kind === 'choiceSet');
    const common = section.knobs.filter((k) => k !== shares && !columns.includes(k));
    return { section, shares, columns, common, ...(soak && { soak }), ...(gate && { gate }) };
  }
  return undefined;
}

const isNumber = (knob: Knob) => knob.kind === 'integer' || knob.kind === 'number';

/** The numbers of a list knob; [] where it is open or handed on. */
export function numbers(tree: JsonTree, knob: Knob): number[] {
  const stance = stanceOf(tree, knob.path);
  return stance.kind === 'decided' && Array.isArray(stance.value)
    ? stance.value.filter((v) => typeof v === 'number')
    : [];
}

export interface Stage {
  share: number;
  /** Share that this stage adds. */
  added: number;
  /** Hours after the start at which it can open, where every stage is watched as long as was decided. */
  opensAtHours?: number;
  /** One number for each of the plan's columns; undefined where that list is shorter. */
  columns: (number | undefined)[];
}

/** The stages as rows. */
export function stages(tree: JsonTree, plan: StagePlan): Stage[] {
  const soak = plan.soak ? soakHours(tree, plan.soak) : undefined;
  const lists = plan.columns.map((c) => numbers(tree, c));
  return numbers(tree, plan.shares).map((share, i, shares) => ({
    share,
    added: round(share - (shares[i - 1] ?? 0)),
    columns: lists.map((list) => list[i]),
    ...(soak !== undefined && { opensAtHours: round(soak * i) }),
  }));
}

const soakHours = (tree: JsonTree, knob: Knob) => {
  const stance = stanceOf(tree, knob.path);
  if (stance.kind !== 'decided' || typeof stance.value !== 'number') return undefined;
  return knob.unit.startsWith('minutes') ? stance.value / 60 : stance.value;
};

const round = (value: number) => Number(value.toFixed(6));

const everyList = (tree: JsonTree, plan: StagePlan, change: (list: number[], knob: Knob) => number[]): JsonTree =>
  [plan.shares, ...plan.columns].reduce<JsonTree>((patch, knob) => {
    const before = numbers(tree, knob);
    if (knob !== plan.shares && before.length === 0) return patch;
    return both(patch, setNumbers(tree, knob, change(before, knob)));
  }, {});

const setNumbers = (tree: JsonTree, knob: Knob, list: number[]): JsonTree =>
  list.length === 0 ? leave(tree, knob.path) : decide(tree, knob.path, list);

/**
 * Adds a stage where its share belongs; the other columns repeat the number of the stage before. Stages of a whole end with the whole: the last one, 100, comes
 * along by itself, as a list without it is refused.
 */
export function addStage(tree: JsonTree, plan: StagePlan, share: number): JsonTree {
  const before = numbers(tree, plan.shares);
  const above = before.findIndex((s) => s > share);
  const isOpenEnded = plan.shares.max === 100 && Math.max(share, ...before) < 100;
  return everyList(tree, plan, (list, knob) => {
    const index = above < 0 ? list.length : Math.min(above, list.length);
    const isShares = knob === plan.shares;
    const added = isShares ? share : list[Math.max(0, index - 1)];
    if (added === undefined) return list;
    const longer = [...list.slice(0, index), added, ...list.slice(index)];
    return isOpenEnded ? [...longer, isShares ? 100 : (longer.at(-1) ?? added)] : longer;
  });
}

/** Takes a stage out of every column. */
export const removeStage = (tree: JsonTree, plan: StagePlan, index: number): JsonTree =>
  everyList(tree, plan, (list) => list.filter((_, i) => i !== index));

/** Moves a whole stage; shares then may no longer rise, which the checks say. */
export const moveStage = (tree: JsonTree, plan: StagePlan, from: number, to: number): JsonTree =>
  everyList(tree, plan, (list) => moved(list, from, to));

/** Sets one number of one stage. */
export const setStage = (tree: JsonTree, knob: Knob, index: number, value: number): JsonTree =>
  setNumbers(
    tree,
    knob,
    numbers(tree, knob).map((v, i) => (i === index ? value : v)),
  );

/** What does not fit together, in sentences. */
export function checkStages(knob: Knob, list: readonly Json[]): string[] {
  const said: string[] = [];
  list.forEach((value, i) => {
    const n = Number(value);
    if (!Number.isFinite(n)) return said.push(`Stage ${i + 1} needs a number.`);
    if (n < (knob.min ?? -Infinity) || n > (knob.max ?? Infinity))
      said.push(`Stage ${i + 1} is ${n} ${knob.unit}; allowed ${knob.min ?? ''} to ${knob.max ?? ''}.`);
    const before = Number(list[i - 1]);
    if (i > 0 && n <= before)
      said.push(
        `Stage ${i + 1} is ${n} ${knob.unit}, stage ${i} is ${before}: each stage must hold more than the one before.`,
      );
    return undefined;
  });
  if (list.length > (knob.maxCount ?? Infinity))
    said.push(`There are ${list.length} stages; at most ${knob.maxCount ?? ''} are allowed.`);
  const last = Number(list.at(-1));
  if (list.length > 0 && knob.max === 100 && last < 100)
    said.push(`The last stage is ${last} ${knob.unit}; it must be 100, or the rest never gets it.`);
  return said;
}
