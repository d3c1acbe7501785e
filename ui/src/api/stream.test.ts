import { describe, expect, it, vi } from 'vitest';
import { backoffMs, followSession, type StreamEvents } from './stream';
import type { RoomState } from './types';

class FakeSource extends EventTarget {
  closed = false;
  constructor(readonly url: string) {
    super();
  }
  close() {
    this.closed = true;
  }
  tell(type: string, data: unknown = {}) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
}

function follow() {
  const sources: FakeSource[] = [];
  const waits: { run: () => void; ms: number; cancelled: boolean }[] = [];
  const told = {
    lines: vi.fn<StreamEvents['lines']>(),
    judged: vi.fn<StreamEvents['judged']>(),
    deleted: vi.fn<StreamEvents['deleted']>(),
    connected: vi.fn<StreamEvents['connected']>(),
  };
  const stream = followSession('s 1', 4, told, {
    open: (url) => {
      const source = new FakeSource(url);
      sources.push(source);
      return source as unknown as EventSource;
    },
    later: (run, ms) => {
      const wait = { run, ms, cancelled: false };
      waits.push(wait);
      return () => (wait.cancelled = true);
    },
  });
  return { sources, waits, told, stream };
}

const news = (seq: number) => ({ lines: [], state: { seq } as RoomState });

describe('the stream of a session', () => {
  it('begins behind what is known', () => {
    expect(follow().sources[0]?.url).toBe('/api/v1/sessions/s%201/events?after=4');
  });

  it('tells each message once', () => {
    const { sources, told } = follow();
    sources[0]?.tell('lines', news(6));
    sources[0]?.tell('lines', news(6));
    sources[0]?.tell('lines', news(5));
    expect(told.lines.mock.calls.map(([n]) => n.state.seq)).toEqual([6]);
  });

  it('opens again behind the last message, later each time until it works', () => {
    const { sources, waits, told } = follow();
    sources[0]?.tell('open');
    sources[0]?.tell('lines', news(9));
    sources[0]?.tell('error');
    expect([sources[0]?.closed, waits.length]).toEqual([true, 1]);
    waits[0]?.run();
    expect(sources[1]?.url).toContain('after=9');
    sources[1]?.tell('error');
    waits[1]?.run();
    sources[2]?.tell('open');
    sources[2]?.tell('error');
    expect(waits.map((w) => w.ms)).toEqual([500, 1_000, 500]);
    expect(told.connected.mock.calls.map(([is]) => is)).toEqual([true, false, false, true, false]);
  });

  it('tries at once where it is asked to', () => {
    const { sources, waits, stream } = follow();
    sources[0]?.tell('error');
    stream.retry();
    expect([waits[0]?.cancelled, sources.length]).toEqual([true, 2]);
    stream.retry();
    expect(sources.length).toBe(2);
  });

  it('ends where the session is deleted or the page leaves', () => {
    const { sources, waits, told } = follow();
    sources[0]?.tell('deleted');
    sources[0]?.tell('error');
    expect([told.deleted.mock.calls.length, sources[0]?.closed, waits.length]).toEqual([1, true, 0]);
  });

  it('never waits longer than eight seconds', () => {
    expect([0, 1, 3, 4, 5, 2000].map(backoffMs)).toEqual([500, 1_000, 4_000, 8_000, 8_000, 8_000]);
  });
});
