import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/client';
import { roomAfter, roomOf, wordsOfInterviewer, type RoomModel, type RoomNews } from './roomModel';
import { lineOf, pageOf, stateOf } from './testRoom';

const after = (room: RoomModel, ...news: RoomNews[]) => news.reduce(roomAfter, room);
const room = roomOf(pageOf());
const said = lineOf(4, { by: 'candidate', text: 'How many?' });
const failed = (status: number, words: string | null = 'How many?', quiet = false): RoomNews => ({
  type: 'failed',
  error: new ApiError(status, 'refused'),
  said: words,
  quiet,
});

describe('the room', () => {
  it('takes news once, by answer and by stream, in order', () => {
    const state = stateOf({ seq: 5 });
    const both = after(
      room,
      { type: 'told', lines: [lineOf(5)], state },
      { type: 'answered', answer: { lines: [said, lineOf(5)], state }, quiet: false },
    );
    expect(both.lines.map((l) => l.seq)).toEqual([1, 4, 5]);
  });

  it('never goes back to an older state', () => {
    const newer = after(room, { type: 'told', lines: [], state: stateOf({ seq: 9 }) });
    expect(after(newer, { type: 'told', lines: [], state: stateOf({ seq: 7 }) }).state.seq).toBe(9);
  });

  it('is busy until an action is answered or has failed', () => {
    const busy = after(room, { type: 'sending' });
    expect(busy.sending).toBe(1);
    expect(after(busy, failed(422)).sending).toBe(0);
    expect(after(busy, failed(0, null, true)).sending).toBe(1);
  });

  it('says that another tab went on, that the terminal has it, that words are unsent, and why they were refused', () => {
    const kinds = [409, 423, 0, 422].map((status) => after(room, failed(status)).hindrance?.kind);
    expect(kinds).toEqual(['moved', 'elsewhere', 'unsent', 'refused']);
  });

  it('keeps quiet about the clock, unless the terminal has the session', () => {
    expect(after(room, failed(0, null, true))).toMatchObject({ hindrance: null, connected: false });
    expect(after(room, failed(409, null, true)).hindrance).toBeNull();
    expect(after(room, failed(423, null, true)).hindrance?.kind).toBe('elsewhere');
  });

  it('finds words that arrived though nobody answered', () => {
    const unsent = after(room, { type: 'sending' }, failed(0));
    expect(unsent).toMatchObject({ uncertain: 'How many?', connected: false });
    const other = after(unsent, { type: 'told', lines: [lineOf(4)], state: stateOf({ seq: 4 }) });
    expect(other.hindrance?.kind).toBe('unsent');
    const arrived = after(unsent, { type: 'told', lines: [said], state: stateOf({ seq: 4 }) });
    expect([arrived.uncertain, arrived.hindrance]).toEqual([null, null]);
  });

  it('keeps unsent words unsent when only the clock was heard', () => {
    const quiet: RoomNews = { type: 'answered', answer: { lines: [], state: stateOf() }, quiet: true };
    expect(after(room, failed(0), quiet).hindrance?.kind).toBe('unsent');
    expect(after(room, failed(423), quiet).hindrance).toBeNull();
  });

  it('announces what the interviewer says and nothing else', () => {
    expect(wordsOfInterviewer([said, lineOf(5, { text: 'Ten million.' }), lineOf(6, { text: '' })])).toBe(
      'Ten million.',
    );
  });
});
