// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonTree, SchemaSection } from '../../../api/types';
import { knob, rings, sections } from './fixtures';
import { merge } from './patch';
import {
  addStage,
  checkStages,
  moveStage,
  numbers,
  removeStage,
  setStage,
  stagePlan,
  stages,
  type StagePlan,
} from './stages';

const planOf = (schema: SchemaSection[]): StagePlan => {
  const plan = stagePlan(schema);
  if (!plan) throw new Error('there are stages in this schema');
  return plan;
};
const plan = planOf(sections);
const withRings = (list: number[]): JsonTree => ({ rollout: { rings: list, soakHours: 24 } });

const hold = knob('rollout.holdHours', { kind: 'numberList', unit: 'hours', min: 1, max: 100 });
const twoLists = planOf([{ id: 'rollout', name: 'Rollout', knobs: [{ ...rings, increasing: false }, hold] }]);

describe('the stages of a rollout', () => {
  it('are found in the schema with what holds for all', () => {
    expect([plan.shares.path, plan.soak?.path, plan.gate?.path]).toEqual([
      'rollout.rings',
      'rollout.soakHours',
      'rollout.gateMetrics',
    ]);
    expect(plan.common.map((k) => k.path)).not.toContain('rollout.rings');
    expect(stagePlan([{ id: 'delivery', name: 'Delivery', knobs: [knob('delivery.retries')] }])).toBeUndefined();
  });

  it('say what each adds and when it can open', () => {
    expect(stages(withRings([2, 20, 100]), plan).map((s) => [s.share, s.added, s.opensAtHours])).toEqual([
      [2, 2, 0],
      [20, 18, 24],
      [100, 80, 48],
    ]);
    expect(stages({ rollout: { rings: [100] } }, plan)[0]?.opensAtHours).toBeUndefined();
    expect(stages({}, plan)).toEqual([]);
  });

  it('take a new one where its share belongs, and the whole with the first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 7 }), (shares) => {
        const tree = shares.reduce<JsonTree>((t, share) => merge(t, addStage(t, plan, share)), {});
        const whole = shares.length === 0 ? [] : [100];
        expect(numbers(tree, rings)).toEqual([...shares.sort((a, b) => a - b), ...whole]);
      }),
    );
  });

  it('are open again when the last one is removed', () => {
    const tree = merge(withRings([100]), removeStage(withRings([100]), plan, 0));
    expect(tree).toEqual({ rollout: { soakHours: 24 } });
  });

  it('change in every column together', () => {
    const tree = { rollout: { rings: [1, 10, 100], holdHours: [4, 8, 12] } };
    expect(merge(tree, moveStage(tree, twoLists, 0, 1)).rollout).toEqual({
      rings: [10, 1, 100],
      holdHours: [8, 4, 12],
    });
    expect(merge(tree, removeStage(tree, twoLists, 1)).rollout).toEqual({ rings: [1, 100], holdHours: [4, 12] });
    expect(merge(tree, addStage(tree, twoLists, 50)).rollout).toEqual({
      rings: [1, 10, 50, 100],
      holdHours: [4, 8, 8, 12],
    });
    expect(merge(tree, setStage(tree, hold, 2, 24)).rollout).toEqual({ rings: [1, 10, 100], holdHours: [4, 8, 24] });
  });

  it('are checked in words', () => {
    expect(checkStages(rings, [1, 10, 100])).toEqual([]);
    expect(checkStages(rings, [10, 5, 100])[0]).toBe(
      'Stage 2 is 5 percent, stage 1 is 10: each stage must hold more than the one before.',
    );
    expect(checkStages(rings, [1, 50])[0]).toContain('it must be 100');
    expect(checkStages(rings, [0, 100])[0]).toBe('Stage 1 is 0 percent; allowed 0.01 to 100.');
    expect(checkStages(rings, [1, 2, 3, 4, 5, 6, 7, 8, 100])).toContain('There are 9 stages; at most 8 are allowed.');
  });
});
