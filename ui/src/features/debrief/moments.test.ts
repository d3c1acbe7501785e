import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../api/types';
import { indexAt, indexOfSeq, momentKey, momentsOf, quoteSpan, readMoment, standingAt, stepEvidence } from './moments';

const line = (seq: number, atMs: number, over: Partial<Line> = {}): Line => ({
  seq,
  atMs,
  by: 'candidate',
  type: 'said',
  text: `line ${seq}`,
  ...over,
});
const transcript = [
  line(1, 0, { type: 'started', by: 'interviewer' }),
  line(3, 25_000),
  line(4, 25_000, { type: 'heard', text: '' }),
  line(7, 64_000, { type: 'phase', text: '', phase: 'design' }),
  line(9, 90_000, { type: 'designed', text: '', patch: { rollout: { soakHours: 4 } } }),
];
const moments = momentsOf(transcript);

describe('moments of a session', () => {
  it('are the lines that show something', () => {
    expect(moments.map((m) => m.seq)).toEqual([1, 3, 7, 9]);
  });

  it('are found by time and by event, silent events at the one before', () => {
    expect([-1, 0, 24_999, 25_000, 70_000, 1e9].map((t) => indexAt(moments, t))).toEqual([0, 0, 0, 1, 2, 3]);
    expect([0, 1, 4, 8, 99].map((s) => indexOfSeq(moments, s))).toEqual([0, 0, 1, 2, 3]);
    expect(['4', '01:04', '1:30', 'x', ''].map((at) => readMoment(moments, at))).toEqual([1, 2, 3, null, null]);
  });

  it('by time never lies after the time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), fc.nat(120_000), (times, at) => {
        const made = times.sort((a, b) => a - b).map((t, i) => ({ seq: i, atMs: t, line: line(i, t) }));
        const found = indexAt(made, at);
        const next = made[found + 1];
        expect(next === undefined || next.atMs > at).toBe(true);
        if (found > 0) expect(made[found]?.atMs).toBeLessThanOrEqual(at);
      }),
    );
  });

  it('lead from a quote to its words', () => {
    expect(momentKey({ kind: 'said', seq: 52, atMs: 0, quote: 'q' })).toBe('52');
    expect(momentKey({ kind: 'absent', seq: 0, atMs: 9, quote: '' })).toBeNull();
    expect(quoteSpan('One. Two. Three.', 'Two.')).toEqual([5, 9]);
    expect(quoteSpan('One.', 'Two.')).toBeNull();
    expect(quoteSpan('One.', '')).toBeNull();
  });

  it('show the design, the phase and the run as they stood', () => {
    const run = { seq: 20, atMs: 1, hash: '', totalCents: 0, metrics: {}, ledger: {}, timeline: [], series: [] };
    const page = {
      transcript,
      designs: [
        { seq: 5, atMs: 1, design: { a: 1 } },
        { seq: 9, atMs: 2, design: { a: 2 } },
      ],
      runs: [run],
    };
    expect(standingAt(page, 4)).toMatchObject({ phase: '', design: {}, before: {}, run: null, runs: 0 });
    expect(standingAt(page, 8)).toMatchObject({ phase: 'design', design: { a: 1 }, before: {} });
    expect(standingAt(page, 20)).toMatchObject({ design: { a: 2 }, before: { a: 1 }, run: { seq: 20 }, runs: 1 });
  });

  it('step through the evidence', () => {
    expect([
      stepEvidence([3, 9], 3, 1),
      stepEvidence([3, 9], 9, 1),
      stepEvidence([3, 9], 9, -1),
      stepEvidence([3, 9], 3, -1),
    ]).toEqual([9, null, 3, null]);
  });
});
