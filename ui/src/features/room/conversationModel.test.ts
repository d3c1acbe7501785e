import { describe, expect, it } from 'vitest';
import type { Clause } from '../../api/types';
import { chipsOf, lastSaid, lastTurn, markText, momentsOf } from './conversationModel';
import { panesOf } from './SidePanes';
import { lineOf, pageOf } from './testRoom';

const page = pageOf();
const own = (seq: number, text: string) => lineOf(seq, { by: 'candidate', text });
const clause = (changes: Partial<Clause> = {}): Clause => ({
  index: 0,
  quote: 'q',
  start: 0,
  acts: [],
  facts: [],
  owners: [],
  ...changes,
});

describe('the conversation', () => {
  it('puts words of one breath together and lets a cut-in stand alone', () => {
    const moments = momentsOf([
      lineOf(1),
      own(2, 'Hm.'),
      lineOf(3),
      lineOf(4, { type: 'disclosed' }),
      lineOf(5, { type: 'interrupted' }),
      lineOf(6),
    ]);
    expect(moments.map((m) => [m.kind, m.kind === 'speech' ? m.lines.length : 0])).toEqual([
      ['speech', 1],
      ['turn', 0],
      ['speech', 2],
      ['speech', 1],
      ['speech', 1],
    ]);
  });

  it('shows a turn as it was last understood, clause by clause', () => {
    const heard = lineOf(3, {
      by: 'system',
      type: 'heard',
      text: '',
      turn: 2,
      clauses: [clause({ acts: ['owner'] }), clause({ index: 1, acts: ['risk'] })],
    });
    const corrected = lineOf(4, {
      by: 'candidate',
      type: 'corrected',
      text: '',
      turn: 2,
      clauses: [clause({ acts: ['question'] })],
    });
    const [turn] = momentsOf([own(2, 'Who?'), heard, corrected]);
    expect(turn?.kind === 'turn' && turn.clauses.map((c) => c.acts)).toEqual([['question'], ['risk']]);
  });

  it('leaves silent marks out, and the rule of the phase that begins the round', () => {
    const silent = [
      lineOf(2, { by: 'system', type: 'phase', text: '', phase: 'frame' }),
      lineOf(3, { by: 'system', type: 'assumed', text: 'It is flat.' }),
      lineOf(4, { type: 'offered', text: '' }),
      lineOf(5, { type: 'disclosed', text: '' }),
      lineOf(6, { by: 'candidate', type: 'ran', text: '' }),
    ];
    expect(momentsOf(silent)).toEqual([]);
    const later = momentsOf([own(2, 'a'), lineOf(3, { by: 'system', type: 'phase', text: '', phase: 'design' })]);
    expect(later.map((m) => m.kind)).toEqual(['turn', 'phase']);
  });

  it('ends with the last words of the interviewer, whoever ended the round', () => {
    const [last] = momentsOf([lineOf(2, { by: 'candidate', type: 'ended', text: 'Thanks, that is all.' })]);
    expect(last?.kind).toBe('speech');
  });

  it('names what words were understood as', () => {
    expect(chipsOf(clause({ acts: ['question'], facts: ['bricking'] }), page)).toEqual(['question: Bricking']);
    expect(chipsOf(clause({ acts: ['question', 'assumption'], facts: ['scale'] }), page)).toEqual([
      'question: Fleet size',
      'assumption',
    ]);
    expect(chipsOf(clause({ acts: ['owner'], owners: ['OTA service'] }), page)).toEqual(['owner: OTA service']);
    expect(chipsOf(clause({ acts: ['rolloutStep'], owners: ['Security'] }), page)).toEqual([
      'rollout step',
      'owner: Security',
    ]);
    expect(chipsOf(clause({ points: ['Names the trade-off'] }), page)).toEqual(['Names the trade-off']);
  });

  it('says a decision in the words of its knob', () => {
    const designed = lineOf(3, { type: 'designed', patch: { rollout: { soakHours: 4, rings: [1, 10] } } });
    expect(markText(designed, page.design)).toBe('decided: Soak time 4 hours; rollout, rings 1, 10');
    expect(markText(lineOf(3, { type: 'designed', patch: { rollout: { soakHours: null } } }), page.design)).toBe(
      'decided: Soak time is open again',
    );
    expect(markText(lineOf(3, { type: 'designed', accepted: false, patch: {}, text: 'Left as it was.' }), [])).toBe(
      'Left as it was.',
    );
    expect(markText(lineOf(3, { type: 'ran', run: { hash: 'a', totalCents: 130_000_000 } }), [])).toContain('$1.3M');
  });

  it('knows the last words and the turn that can be corrected', () => {
    const lines = [own(2, 'one'), lineOf(3), own(4, 'two'), lineOf(5)];
    expect([lastSaid(lines), lastTurn(lines), lastSaid([]), lastTurn([])]).toEqual(['two', 4, '', null]);
  });
});

describe('the panes of a room', () => {
  it('are fewer in talk, and in real mode nobody watches the run', () => {
    expect(panesOf(page)).toEqual(['design', 'run', 'facts', 'notes']);
    expect(panesOf(pageOf({ mode: 'real' }))).toEqual(['design', 'facts', 'notes']);
    expect(panesOf(pageOf({ design: [], runs: false }))).toEqual(['facts', 'notes']);
  });
});
