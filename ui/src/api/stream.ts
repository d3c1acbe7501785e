import { apiPath } from './client';
import type { Line, RoomState } from './types';

/** What a session's stream tells. */
export interface StreamEvents {
  /** Something happened, here or in another tab. */
  lines: (news: { lines: Line[]; state: RoomState }) => void;
  /** The debrief has been weighed. */
  judged: () => void;
  /** The session is gone. */
  deleted: () => void;
  /** True while the server is there. */
  connected: (isConnected: boolean) => void;
}

/** What the stream needs of the browser; tests bring their own. */
export interface StreamDeps {
  open: (url: string) => EventSource;
  later: (run: () => void, ms: number) => () => void;
}

const browser: StreamDeps = {
  open: (url) => new EventSource(url),
  later: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export interface SessionStream {
  /** Tries at once instead of at the next turn of the backoff. */
  retry: () => void;
  close: () => void;
}

/** Milliseconds before the nth try in a row: half a second, doubled up to eight. */
export const backoffMs = (tries: number) => Math.min(8_000, 500 * 2 ** Math.min(tries, 10));

/**
 * Follows a session from a sequence number on. A connection that breaks is opened again behind the last message that arrived, however often the server goes
 * away; nothing is told twice.
 */
export function followSession(
  id: string,
  after: number,
  events: StreamEvents,
  deps: StreamDeps = browser,
): SessionStream {
  let last = after;
  let tries = 0;
  let source: EventSource | null = null;
  let cancel: (() => void) | null = null;
  let closed = false;

  const connect = () => {
    cancel = null;
    const opened = deps.open(apiPath(`/sessions/${encodeURIComponent(id)}/events?after=${last}`));
    source = opened;
    opened.addEventListener('open', () => {
      tries = 0;
      events.connected(true);
    });
    opened.addEventListener('lines', (e) => {
      const news = JSON.parse((e as MessageEvent<string>).data) as { lines: Line[]; state: RoomState };
      if (news.state.seq <= last) return;
      last = news.state.seq;
      events.lines(news);
    });
    opened.addEventListener('judged', () => events.judged());
    opened.addEventListener('deleted', () => {
      stop();
      events.deleted();
    });
    // The browser's own retry gives up on a refused connection, so each break is mended here.
    opened.addEventListener('error', () => {
      if (closed || source !== opened) return;
      lost();
    });
  };

  const lost = () => {
    source?.close();
    source = null;
    events.connected(false);
    cancel = deps.later(connect, backoffMs(tries++));
  };

  const stop = () => {
    closed = true;
    cancel?.();
    source?.close();
  };

  connect();
  return {
    retry: () => {
      if (closed || cancel === null) return;
      cancel();
      connect();
    },
    close: stop,
  };
}
