import { describe, expect, it } from 'vitest';
import { debriefLink, turnedBy, type Committee } from './committeeJson';

const committee: Committee = {
  ballots: [],
  decision: 'hire',
  because: '',
  flips: [],
  contradictions: [],
  rounds: [{ id: 'screen', name: 'Technical screening', session: 's1' }],
};

describe('a committee', () => {
  it('links a round to its debrief, at the moment of a quote', () => {
    expect(debriefLink(committee, 'Technical screening')).toBe('/sessions/s1/debrief');
    expect(debriefLink(committee, 'screen', 125_000)).toBe('/sessions/s1/debrief?at=02:05#moments');
    expect(debriefLink(committee, 'Other')).toBeNull();
  });

  it('says what would have turned it where no vote would', () => {
    expect(turnedBy(committee)).toContain('two members');
    const what = 'The figure: 19 days in one round, 26 in the other.';
    const quote = { round: '', atMs: 0, quote: '' };
    const waiting = {
      ...committee,
      decision: 'deferred',
      missingSignal: `the right answer: ${what}`,
      contradictions: [{ what, first: quote, second: quote }],
    };
    expect(turnedBy(waiting)).toContain('settled before');
  });
});
