import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodeState, DraftAction } from '../../api/types';
import { CodeDesk, longestMs, quietMs } from './CodeDesk';
import { codePageOf, codeStateFor } from './testCode';

let kept: DraftAction[];
let answer: () => Promise<unknown>;

const open = (state: Partial<CodeState> = {}, session = 's1') =>
  new CodeDesk(session, codePageOf(), codeStateFor(state), {
    keep: (draft) => {
      kept.push(draft);
      return answer();
    },
    wallMs: () => Date.now(),
    store: localStorage,
  });

const draft = (code: string, seq: number, changes: Partial<CodeState['drafts'][number]> = {}) => ({
  problem: 'pairs',
  language: 'python',
  code,
  seq,
  atMs: 0,
  ...changes,
});

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  localStorage.clear();
  kept = [];
  answer = () => Promise.resolve();
});
afterEach(() => vi.useRealTimers());

describe('the code on the desk', () => {
  it('opens with the newest draft, else with what the problem begins with', () => {
    expect(open().snapshot()).toMatchObject({ problem: 'pairs', language: 'python', code: 'def pairs(): pass\n' });
    const drafts = [draft('old', 3), draft('new', 7), draft('// js', 5, { language: 'javascript' })];
    expect(open({ drafts }).snapshot()).toMatchObject({ language: 'python', code: 'new', kept: 'kept' });
  });

  it('keeps a draft two seconds after the last key, and every five while one types', async () => {
    const desk = open();
    desk.type('a');
    await vi.advanceTimersByTimeAsync(quietMs - 1);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(kept).toEqual([{ kind: 'draft', problem: 'pairs', language: 'python', code: 'a' }]);
    for (let ms = 0; ms < longestMs; ms += 500) {
      desk.type(`a${ms}`);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(kept).toHaveLength(2);
  });

  it('finds what was typed and not acknowledged again after a crash', () => {
    open().type('half a thought');
    const after = open();
    expect(after.snapshot()).toMatchObject({ code: 'half a thought', kept: 'typing' });
    vi.advanceTimersByTime(quietMs);
    expect(kept.map((d) => d.code)).toContain('half a thought');
  });

  it('forgets its own copy once the session has the text', async () => {
    const desk = open();
    desk.type('all of it');
    await desk.flush();
    expect(localStorage.length).toBe(0);
    expect(open().snapshot().code).toBe('def pairs(): pass\n');
  });

  it('offers what this browser kept where the session went on elsewhere since', () => {
    open().type('mine');
    const desk = open({ drafts: [draft('theirs', 9)] });
    expect(desk.snapshot()).toMatchObject({ code: 'theirs', found: 'mine' });
    desk.settle(true);
    expect(desk.snapshot()).toMatchObject({ code: 'mine', kept: 'typing', found: undefined });
  });

  it('tries again while the server is away, and says that only this browser has it', async () => {
    answer = () => Promise.reject(new Error('away'));
    const desk = open();
    desk.type('kept here');
    await vi.advanceTimersByTimeAsync(quietMs);
    expect(desk.snapshot().kept).toBe('here');
    answer = () => Promise.resolve();
    await vi.advanceTimersByTimeAsync(longestMs);
    expect(desk.snapshot().kept).toBe('kept');
    expect(kept).toHaveLength(2);
  });

  it('sends what was typed before another problem or language is opened, each with a text of its own', async () => {
    const desk = open();
    desk.type('first');
    desk.pick('javascript');
    expect(desk.snapshot().code).toBe('// pairs\n');
    desk.select('clips');
    expect(desk.snapshot()).toMatchObject({ problem: 'clips', code: '// clips\n', language: 'javascript' });
    desk.select('pairs');
    desk.pick('python');
    expect(desk.snapshot().code).toBe('first');
    await vi.advanceTimersByTimeAsync(0);
    expect(kept.map((d) => d.code)).toEqual(['first']);
  });

  it('takes over what another page typed, but not over what is being typed here', () => {
    const desk = open();
    desk.told(codeStateFor({ drafts: [draft('from another tab', 8)] }));
    expect(desk.snapshot().code).toBe('from another tab');
    desk.type('from here');
    desk.told(codeStateFor({ drafts: [draft('from another tab again', 9)] }));
    expect(desk.snapshot().code).toBe('from here');
  });

  it('needs no draft of code that went along with a run', () => {
    const desk = open();
    desk.type('run me');
    desk.sent('pairs', 'python', 'run me');
    vi.advanceTimersByTime(60_000);
    expect(kept).toEqual([]);
    expect(desk.snapshot().kept).toBe('kept');
  });
});
