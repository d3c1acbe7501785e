// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonTree } from '../../../api/types';
import { at, both, diff, inverse, isEmpty, isTree, merge, patchOf, same } from './patch';

const leaf = (withNull: boolean): fc.Arbitrary<Json> =>
  fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.string(),
    fc.array(fc.integer(), { maxLength: 3 }),
    ...(withNull ? [fc.constant(null)] : []),
  );

// Few keys, so that patches and trees meet.
const treeOf = (withNull: boolean): fc.Arbitrary<JsonTree> =>
  fc.letrec<{ tree: JsonTree; value: Json }>((tie) => ({
    tree: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'rollout.x'), tie('value'), { maxKeys: 3 }),
    value: fc.oneof({ maxDepth: 3 }, leaf(withNull), tie('tree')),
  })).tree;

const trees = treeOf(false);
const patches = treeOf(true);

const withoutEmpty = (tree: JsonTree): JsonTree =>
  Object.fromEntries(Object.entries(tree).filter(([, value]) => !isTree(value) || !isEmpty(value)));

describe('merge patches (RFC 7396)', () => {
  it('follow the examples of the RFC', () => {
    const examples: [JsonTree, JsonTree, JsonTree][] = [
      [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
      [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
      [{ a: 'b' }, { a: null }, {}],
      [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
      [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
      [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
      [{ e: null }, { a: 1 }, { e: null, a: 1 }],
      [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    ];
    for (const [target, patch, merged] of examples) expect(merge(target, patch)).toEqual(merged);
  });

  it('leave what they were given alone', () => {
    const [target, patch]: [JsonTree, JsonTree] = [{ a: { b: 1 } }, { a: { b: 2 } }];
    merge(target, patch);
    expect([target, patch]).toEqual([{ a: { b: 1 } }, { a: { b: 2 } }]);
  });

  it('are taken back by their inverse', () => {
    fc.assert(
      fc.property(trees, patches, (tree, patch) => {
        expect(withoutEmpty(merge(merge(tree, patch), inverse(tree, patch)))).toEqual(withoutEmpty(tree));
      }),
    );
  });

  it('are done again after they were taken back', () => {
    fc.assert(
      fc.property(trees, patches, (tree, patch) => {
        const done = merge(tree, patch);
        const undone = merge(done, inverse(tree, patch));
        expect(withoutEmpty(merge(undone, patch))).toEqual(withoutEmpty(done));
      }),
    );
  });

  it('name the knob that is open again, not its section', () => {
    expect(inverse({}, patchOf('rollout.soakHours', 4))).toEqual({ rollout: { soakHours: null } });
    expect(inverse({ programme: {} }, patchOf('programme.owners.cdn.team', 'Edge'))).toEqual({
      programme: { owners: null },
    });
  });

  it('made of two trees lead from one to the other', () => {
    fc.assert(
      fc.property(trees, trees, (from, to) => {
        expect(merge(from, diff(from, to))).toEqual(to);
      }),
    );
  });

  it('are empty between equal trees', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const copy = JSON.parse(JSON.stringify(tree)) as JsonTree;
        expect(same(tree, copy)).toBe(true);
        expect(diff(tree, copy)).toEqual({});
      }),
    );
  });

  it('for two places join to one that does both', () => {
    expect(both(patchOf('rollout.soakHours', 4), patchOf('rollout.rings', [1, 100]))).toEqual({
      rollout: { soakHours: 4, rings: [1, 100] },
    });
  });

  it('never read what belongs to every object', () => {
    expect(at({ a: {} }, 'a.constructor')).toBeUndefined();
    const tree = merge({}, JSON.parse('{"__proto__": {"x": 1}}') as JsonTree);
    expect(Object.hasOwn(tree, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
