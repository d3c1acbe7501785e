import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/client';
import type { StreamEvents } from '../../api/stream';
import type { ActionAnswer, RoomPage } from '../../api/types';
import { RoomSession, type ActionBody } from './RoomSession';
import { lineOf, pageOf, stateOf } from './testRoom';

function sit(page: RoomPage = pageOf()) {
  let events: StreamEvents | null = null;
  const send = vi.fn<(id: string, body: ActionBody) => Promise<ActionAnswer>>();
  const load = vi.fn<(id: string) => Promise<RoomPage>>();
  const session = new RoomSession(page, {
    send,
    load,
    follow: (_id, _after, told) => {
      events = told;
      return { retry: () => undefined, close: () => undefined };
    },
    wallMs: () => Date.now(),
    store: sessionStorage,
  });
  session.start();
  return { session, send, load, stream: () => events as unknown as StreamEvents };
}

const answer = (seq: number, clockMs = 20_000): ActionAnswer => ({
  lines: [lineOf(seq, { text: 'Ten million.' })],
  state: stateOf({ seq, clockMs, chargedMs: 3_000 }),
});

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  sessionStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe('a session in a tab', () => {
  it('sends waiting and typing beyond the reading that was paid for', async () => {
    const { session, send } = sit();
    send.mockResolvedValue(answer(5));
    vi.advanceTimersByTime(9_000);
    session.typed('H');
    vi.advanceTimersByTime(6_000);
    await session.act({ kind: 'say', text: 'How many?' });
    expect(send).toHaveBeenCalledWith('s1', {
      expectedSeq: 3,
      idleMs: 5_000,
      typedMs: 6_000,
      action: { kind: 'say', text: 'How many?' },
    });
    expect(session.snapshot().nowMs).toBe(20_000);
  });

  it('sends one action after the other, each with the newest number', async () => {
    const { session, send } = sit();
    send.mockResolvedValueOnce(answer(5)).mockResolvedValueOnce(answer(7));
    await Promise.all([session.act({ kind: 'run' }), session.act({ kind: 'run' })]);
    expect(send.mock.calls.map(([, body]) => body.expectedSeq)).toEqual([3, 5]);
  });

  it('takes the newer state where another tab went on', async () => {
    const { session, send, load } = sit();
    send.mockRejectedValue(new ApiError(409, 'the session went on', [], 8));
    load.mockResolvedValue(pageOf({ state: stateOf({ seq: 8, clockMs: 50_000 }), transcript: [lineOf(1), lineOf(8)] }));
    await expect(session.act({ kind: 'say', text: 'Hello?' })).rejects.toThrow('another tab');
    const { model, nowMs } = session.snapshot();
    expect([model.state.seq, model.lines.length, model.hindrance?.kind, nowMs]).toEqual([8, 2, 'moved', 50_000]);
  });

  it('finds out that words sent into the dark had arrived', async () => {
    const { session, send, load } = sit();
    send.mockRejectedValueOnce(new ApiError(0, 'no answer')).mockRejectedValueOnce(new ApiError(409, 'went on'));
    await expect(session.act({ kind: 'say', text: 'How many?' })).rejects.toThrow();
    expect(session.snapshot().model.hindrance?.kind).toBe('unsent');
    const transcript = [lineOf(1), lineOf(4, { by: 'candidate', text: 'How many?' }), lineOf(5)];
    load.mockResolvedValue(pageOf({ state: stateOf({ seq: 5, clockMs: 30_000 }), transcript }));
    const again = await session.act({ kind: 'say', text: 'How many?' });
    expect(again.lines.map((l) => l.seq)).toEqual([4, 5]);
    expect(session.snapshot().model.hindrance).toBeNull();
  });

  it('stands still and says nothing while the server is away', async () => {
    const { session, send, stream } = sit();
    vi.advanceTimersByTime(10_000);
    stream().connected(false);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(session.snapshot().nowMs).toBe(16_000);
    expect(send).not.toHaveBeenCalled();
    stream().connected(true);
    vi.advanceTimersByTime(3_000);
    expect(session.snapshot().nowMs).toBeGreaterThanOrEqual(18_000);
  });

  it('lets the interviewer speak of time after a minute, but not over somebody who types', async () => {
    const { session, send } = sit();
    send.mockResolvedValue({ lines: [], state: stateOf() });
    vi.advanceTimersByTime(50_000);
    session.typed('I am');
    await vi.advanceTimersByTimeAsync(13_000);
    expect(send).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(send.mock.calls.map(([, body]) => body.action.kind)).toEqual(['wait']);
    expect(session.snapshot().model.sending).toBe(0);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('keeps its waiting over a reload', () => {
    const { session } = sit();
    vi.advanceTimersByTime(9_000);
    session.stop();
    vi.advanceTimersByTime(60_000);
    expect(sit().session.snapshot().nowMs).toBe(15_000);
  });

  it('tells the words of the interviewer once', async () => {
    const { session, send, stream } = sit();
    const heard: string[] = [];
    session.onWords((words) => heard.push(words));
    send.mockImplementation(() => {
      stream().lines(answer(5));
      return Promise.resolve(answer(5));
    });
    await session.act({ kind: 'say', text: 'How many?' });
    expect(heard).toEqual(['Ten million.']);
  });

  it('goes on here once the terminal has left', async () => {
    const { session, send, load } = sit();
    send.mockRejectedValueOnce(new ApiError(423, 'the terminal has it'));
    load.mockResolvedValue(pageOf({ state: stateOf({ seq: 6, clockMs: 40_000 }) }));
    await expect(session.act({ kind: 'say', text: 'Hello?' })).rejects.toThrow('terminal');
    await vi.advanceTimersByTimeAsync(7_000);
    expect(session.snapshot().model).toMatchObject({ state: { seq: 6 }, hindrance: { kind: 'elsewhere' } });
    send.mockResolvedValue({ lines: [], state: stateOf({ seq: 6, clockMs: 40_000 }) });
    await session.goOnHere();
    expect(session.snapshot().model.hindrance).toBeNull();
  });
});
