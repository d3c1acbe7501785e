import type { Json, JsonTree } from '../../../api/types';

/** True for an object, the only value that a merge patch looks into. */
export const isTree = (value: Json | undefined): value is JsonTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Applies an RFC 7396 merge patch: objects merge, null removes, everything else replaces. Leaves both inputs alone. */
export function merge(target: JsonTree, patch: JsonTree): JsonTree {
  const merged = new Map(Object.entries(target));
  for (const [key, value] of Object.entries(patch)) {
    const old = merged.get(key);
    if (value === null) merged.delete(key);
    else if (isTree(value)) merged.set(key, merge(isTree(old) ? old : {}, value));
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/**
 * The patch that takes back what `patch` does to `base`, exactly, but for sections that were not there: they stay, empty, so that the record
 * names the knob that is open again and not its whole section.
 */
export const inverse = (base: JsonTree, patch: JsonTree): JsonTree => {
  const sections = Object.entries(patch).filter(([key, value]) => isTree(value) && own(base, key) === undefined);
  return inverseOf({ ...base, ...Object.fromEntries(sections.map(([key]) => [key, {}])) }, patch);
};

function inverseOf(base: JsonTree, patch: JsonTree): JsonTree {
  const back = Object.entries(patch).flatMap(([key, value]): [string, Json][] => {
    const old = own(base, key);
    if (old === undefined) return value === null ? [] : [[key, null]];
    if (isTree(value) && isTree(old)) return [[key, inverseOf(old, value)]];
    return [[key, old]];
  });
  return Object.fromEntries(back);
}

/** The patch that makes `to` of `from`; {} where they are equal. */
export function diff(from: JsonTree, to: JsonTree): JsonTree {
  const gone = Object.keys(from)
    .filter((key) => own(to, key) === undefined)
    .map((key): [string, Json] => [key, null]);
  const changed = Object.entries(to).flatMap(([key, value]): [string, Json][] => {
    const old = own(from, key);
    if (same(old, value)) return [];
    return [[key, isTree(old) && isTree(value) ? diff(old, value) : value]];
  });
  return Object.fromEntries([...gone, ...changed]);
}

/** The value at a dotted path, or undefined. */
export function at(tree: JsonTree, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>((holder, key) => (isTree(holder) ? own(holder, key) : undefined), tree);
}

/** A patch that sets the value at a dotted path; null removes it. */
export function patchOf(path: string, value: Json): JsonTree {
  return path.split('.').reduceRight<Json>((inner, key) => ({ [key]: inner }), value) as JsonTree;
}

/** Two patches for different places as one. */
export const both = (first: JsonTree, second: JsonTree): JsonTree => {
  const joined = new Map(Object.entries(first));
  for (const [key, value] of Object.entries(second)) {
    const old = joined.get(key);
    joined.set(key, isTree(old) && isTree(value) ? both(old, value) : value);
  }
  return Object.fromEntries(joined);
};

/** True where a patch changes nothing. */
export const isEmpty = (patch: JsonTree) => Object.keys(patch).length === 0;

/** Equal as JSON, whatever the order of keys. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => same(x, b[i]));
  if (!isTree(a) || !isTree(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => own(b, k) !== undefined && same(a[k], own(b, k)));
}

const own = (tree: JsonTree, key: string): Json | undefined => (Object.hasOwn(tree, key) ? tree[key] : undefined);
