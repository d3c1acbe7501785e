import { describe, expect, it } from 'vitest';
import type { Debrief, Dimension, Finding } from './debriefJson';
import {
  decisionTone,
  drillName,
  evidenceText,
  factsSentence,
  leading,
  moneySentence,
  readable,
  thought,
} from './story';

const finding = (over: Partial<Finding>): Finding => ({
  kind: 'said',
  seq: 1,
  atMs: 0,
  quote: 'q',
  signal: 's',
  strength: 5,
  because: '',
  ...over,
});
const mark = (level: number, evidence: Finding[]): Dimension => ({ id: 'scoping', level, evidence });
const regret = (low: number, high: number) =>
  ({ regret: { low, mid: (low + high) / 2, high } }) as Parameters<typeof moneySentence>[0];

describe('the sentences of a debrief', () => {
  it('say how far the plan is from the best known one, and where luck hides it', () => {
    expect(moneySentence(regret(6e5, 6.9e5))).toBe('Your plan costs $600K to $690K more than the best known one.');
    expect(moneySentence(regret(-5, 2e4))).toContain('within luck');
    expect(moneySentence(regret(-5, 0))).toContain('No plan that was tried');
  });

  it('show a low mark with what holds it down, a high one with what carries it', () => {
    const evidence = [finding({ quote: 'for' }), finding({ quote: 'against', strength: -9 })];
    expect(leading(mark(1, evidence))?.quote).toBe('against');
    expect(leading(mark(4, evidence))?.quote).toBe('for');
    expect(leading(mark(3, []))).toBeUndefined();
  });

  it('write evidence for people', () => {
    expect(evidenceText(finding({ kind: 'absent', signal: 'cost.rollout.minExposed' }))).toBe('Not heard: min exposed');
    expect(
      evidenceText(finding({ kind: 'designed', quote: '[{"option":"all at once","because":"one bad build"}]' })),
    ).toBe('Designed: option all at once, because one bad build');
    expect(readable('{"a":1}; {"b":true}')).toBe('a 1; b yes');
    expect(readable('{"cut')).toBe('{"cut');
  });

  it('count what was asked and assumed', () => {
    const d = {
      disclosed: [{ fact: 'a', atMs: 0, valueOfInformation: 9000 }],
      missed: [{ fact: 'b', valueOfInformation: 0 }],
      assumptions: [{ text: '', atMs: 0, status: 'refuted' }],
    } as unknown as Debrief;
    expect(factsSentence(d)).toBe(
      'You were told 1 of 2, 1 of the 1 that are worth something here. You assumed 1: 0 right, 1 wrong, 0 never checked.',
    );
  });

  it('tell reasons from the words a thought came after', () => {
    const t = (because: string) =>
      thought({ atMs: 0, seq: 1, said: '', because }, [{ by: 'candidate', text: 'I would use RICE.' }]);
    expect([t('halfTime'), t('I would use RICE'), t('No risk yet.')]).toEqual([
      { after: false, text: 'Half the time is gone.' },
      { after: true, text: 'I would use RICE' },
      { after: false, text: 'No risk yet.' },
    ]);
  });

  it('read decisions and drills', () => {
    expect(['strongHire', 'noHire', 'strongNoHire', 'deferred'].map(decisionTone)).toEqual([
      'good',
      'harm',
      'harm',
      'caution',
    ]);
    expect([drillName('"One minute" (3 min): sum up.'), drillName('Sum up.')]).toEqual(['One minute', null]);
  });
});
