// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonTree } from '../../../api/types';
import { merge } from './patch';
import {
  addEntry,
  checkEntry,
  entries,
  moved,
  moveEntry,
  ownerOf,
  programmeLists,
  removeEntry,
  setEntry,
  setOwner,
  teamsNamed,
  type ListId,
} from './programme';

const shape = (id: ListId) => {
  const found = programmeLists.find((l) => l.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('the lists of a programme', () => {
  it('write entries as the design file has them', () => {
    let tree: JsonTree = {};
    const add = (id: ListId, entry: Record<string, string>) => (tree = merge(tree, addEntry(tree, shape(id), entry)));
    add('mustHave', { '': ' automatic halt ' });
    add('risks', { text: 'Support is flooded', owner: '', mitigation: 'Capacity booked' });
    add('milestones', { what: 'gates agreed', owner: 'Release engineering', day: '2' });
    expect(tree).toEqual({
      programme: {
        mustHave: ['automatic halt'],
        risks: [{ text: 'Support is flooded', mitigation: 'Capacity booked' }],
        milestones: [{ what: 'gates agreed', owner: 'Release engineering', day: 2 }],
      },
    });
    expect(entries(tree, shape('milestones'))).toEqual([
      { what: 'gates agreed', owner: 'Release engineering', day: '2' },
    ]);
  });

  it('change, move and lose entries', () => {
    const tree: JsonTree = { programme: { mustHave: ['a', 'b', 'c'] } };
    const list = (patch: JsonTree) => entries(merge(tree, patch), shape('mustHave')).map((e) => e['']);
    expect(list(setEntry(tree, shape('mustHave'), 1, { '': 'x' }))).toEqual(['a', 'x', 'c']);
    expect(list(moveEntry(tree, shape('mustHave'), 2, 0))).toEqual(['c', 'a', 'b']);
    expect(list(removeEntry(tree, shape('mustHave'), 0))).toEqual(['b', 'c']);
    const one = { programme: { mustHave: ['a'] } };
    expect(merge(one, removeEntry(one, shape('mustHave'), 0))).toEqual({ programme: {} });
  });

  it('move nothing to a place that does not exist, and lose nothing on the way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.integer({ min: -2, max: 9 }),
        fc.integer({ min: -2, max: 9 }),
        (list, a, b) => {
          const result = moved(list, a, b);
          expect([...result].sort()).toEqual([...list].sort());
          if (list[a] !== undefined && b >= 0 && b < list.length) expect(result[b]).toBe(list[a]);
          else expect(result).toEqual(list);
        },
      ),
    );
  });

  it('say what an entry lacks', () => {
    expect(checkEntry(shape('risks'), { text: ' ' })).toBe('A risk needs its text.');
    expect(checkEntry(shape('milestones'), { what: 'x', day: 'soon' })).toContain('a whole number from 0 to 3650');
    expect(checkEntry(shape('milestones'), { what: 'x', day: '4000' })).toContain('0 to 3650');
    expect(checkEntry(shape('milestones'), { what: 'x', day: '' })).toBeUndefined();
  });
});

describe('owners', () => {
  it('are named, changed and taken away', () => {
    const named = merge({}, setOwner('cdn', { team: ' Edge ', onCall: 'edge on-call', escalation: '' }));
    expect(named).toEqual({ programme: { owners: { cdn: { team: 'Edge', onCall: 'edge on-call' } } } });
    expect(ownerOf(named, 'cdn')).toEqual({ team: 'Edge', onCall: 'edge on-call', escalation: '' });
    const gone = merge(named, setOwner('cdn', { team: '', onCall: 'x', escalation: '' }));
    expect(ownerOf(gone, 'cdn').team).toBe('');
  });

  it('are suggested in the words of the candidate', () => {
    const tree: JsonTree = {
      delegated: { 'rollout.haltRule': { to: 'Device analytics', day: 4 } },
      programme: {
        owners: { cdn: { team: 'Edge' } },
        risks: [{ text: 'x', owner: 'Hardware' }, { text: 'y' }],
        milestones: [{ what: 'z', owner: 'Edge' }],
      },
    };
    expect(teamsNamed(tree)).toEqual(['Edge', 'Device analytics', 'Hardware']);
  });
});
