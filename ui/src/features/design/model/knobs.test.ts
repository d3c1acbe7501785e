// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonTree } from '../../../api/types';
import { autoHalt, gate, haltRule, rings, sections, soak } from './fixtures';
import { checkDelegation, decide, delegate, groups, leave, stanceOf, stanceText, tally } from './knobs';
import { merge } from './patch';
import { check, parse } from './values';

const path = haltRule.path;

describe('what becomes of a knob', () => {
  it('is one of decided, delegated and left, and each takes the place of the others', () => {
    const step = fc.constantFrom('decide', 'delegate', 'leave');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const tree = steps.reduce<JsonTree>((t, s) => {
          if (s === 'decide') return merge(t, decide(t, path, 'sequentialTest'));
          return merge(t, s === 'delegate' ? delegate(t, path, 'Device analytics', 4) : leave(t, path));
        }, {});
        const wanted = { decide: 'decided', delegate: 'delegated', leave: 'left' }[steps.at(-1) ?? 'leave'];
        expect(stanceOf(tree, path).kind).toBe(wanted);
        const both = (tree.rollout as JsonTree | undefined)?.haltRule !== undefined;
        const handed = (tree.delegated as JsonTree | undefined)?.[path] !== undefined;
        expect(both && handed).toBe(false);
      }),
    );
  });

  it('is left by a patch that touches nothing where nothing was decided', () => {
    expect(leave({}, path)).toEqual({});
    expect(decide({}, 'rollout.soakHours', 4)).toEqual({ rollout: { soakHours: 4 } });
  });

  it('keeps the path of a delegation whole', () => {
    expect(merge({}, delegate({}, path, 'Device analytics', 4))).toEqual({
      delegated: { 'rollout.haltRule': { to: 'Device analytics', day: 4 } },
    });
  });

  it('reads in one line', () => {
    expect([
      stanceText({ kind: 'decided', value: 24 }, soak),
      stanceText({ kind: 'decided', value: ['bootFail', 'crash'] }, gate),
      stanceText({ kind: 'decided', value: true }, autoHalt),
      stanceText({ kind: 'delegated', to: 'Device analytics', day: 4 }, haltRule),
      stanceText({ kind: 'left' }, haltRule),
    ]).toEqual(['24 hours', 'boot fail, crash', 'yes', 'delegated to Device analytics by day 4', 'open']);
  });

  it('needs a team and a whole day of a delegation', () => {
    expect(checkDelegation(path, 'Device analytics', 0)).toBeUndefined();
    for (const [to, day] of [
      ['', 4],
      ['x', null],
      ['x', 1.5],
      ['x', 3651],
      ['x', -1],
    ] as const)
      expect(checkDelegation(path, to, day)).toContain('0 to 3650');
  });
});

describe('the list of decisions', () => {
  const all = { text: '', onlyOpen: false, component: '' };

  it('puts programme decisions first, by section', () => {
    const found = groups(sections, {}, all);
    expect(found.map((g) => [g.class, g.sections.map((s) => s.knobs.length)])).toEqual([
      ['programme', [4]],
      ['engineering', [1, 1]],
    ]);
  });

  it('narrows by words, by component and by what is open', () => {
    const tree = { rollout: { soakHours: 4 } };
    const names = (filter: Partial<typeof all>) =>
      groups(sections, tree, { ...all, ...filter }).flatMap((g) =>
        g.sections.flatMap((s) => s.knobs.map((k) => k.name)),
      );
    expect(names({ text: 'delivery jitter' })).toEqual(['Jitter']);
    expect(names({ component: 'telemetry' })).toEqual(['Halt rule']);
    expect(names({ onlyOpen: true })).not.toContain('Soak time');
    expect(names({ text: 'zebra' })).toEqual([]);
  });

  it('counts decisions made', () => {
    const tree = { rollout: { soakHours: 4 }, delegated: { [path]: { to: 'x', day: 1 } } };
    expect(tally(sections, tree)).toEqual({ programme: { made: 1, of: 4 }, engineering: { made: 1, of: 2 } });
  });
});

describe('the check of a value', () => {
  it('speaks as the server does', () => {
    expect(check(soak, 200)).toBe('rollout.soakHours is 200; allowed 1 to 168');
    expect(check(soak, parse(soak, 'soon'))).toBe('rollout.soakHours is soon; allowed 1 to 168');
    expect(check(rings, [10, 5])).toBe(
      'rollout.rings is [10, 5]; allowed a list of 1 to 8 numbers 0.01 to 100, increasing',
    );
    expect(check(gate, [])).toContain('a list of 1 or more of');
    expect(check(haltRule, 'luck')).toBe('rollout.haltRule is luck; allowed fixedThreshold or sequentialTest');
  });

  it('takes what fits', () => {
    expect([
      check(soak, 24),
      check(rings, parse(rings, '1, 10; 100%')),
      check(gate, ['crash']),
      check(autoHalt, false),
      check(haltRule, 'sequentialTest'),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('agrees with the range for every number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), (n) => {
        expect(check(soak, n) === undefined).toBe(n >= 1 && n <= 168);
        expect(check(soak, n + 0.5)).toBeDefined();
      }),
    );
  });
});
