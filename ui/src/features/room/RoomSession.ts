import { ApiError, get, post } from '../../api/client';
import { followSession, type SessionStream, type StreamEvents } from '../../api/stream';
import type { ActionAnswer, DraftAction, Line, RoomAction, RoomPage, RoomState } from '../../api/types';
import {
  answered,
  costOf,
  hold,
  keepClock,
  movedElsewhere,
  nowMs,
  recallClock,
  tick,
  waitIsDue,
  type SessionClock,
} from './clock';
import { roomAfter, roomOf, wordsOfInterviewer, type RoomModel, type RoomNews } from './roomModel';

/** What a session in the browser needs of the world; tests bring their own. */
export interface SessionDeps {
  load: (id: string) => Promise<RoomPage>;
  send: (id: string, body: ActionBody) => Promise<ActionAnswer>;
  follow: (id: string, after: number, events: StreamEvents) => SessionStream;
  wallMs: () => number;
  store: Storage;
}

export interface ActionBody {
  expectedSeq: number;
  idleMs: number;
  typedMs: number;
  action: RoomAction;
}

const browser = (): SessionDeps => ({
  load: (id) => get<RoomPage>(`/sessions/${id}`),
  send: (id, body) => post<ActionAnswer>(`/sessions/${id}/actions`, body),
  follow: followSession,
  wallMs: () => Date.now(),
  store: sessionStorage,
});

/** What the page draws. */
export interface RoomSnapshot {
  model: RoomModel;
  nowMs: number;
}

const lookEveryMs = 5_000;

/**
 * A session as one browser tab has it: the newest state known, the clock, and one action at a time. The server decides everything; this follows, waits out
 * breaks of the connection and keeps what was typed.
 */
export class RoomSession {
  private model: RoomModel;
  private clock: SessionClock;
  private shown: RoomSnapshot;
  private stream: SessionStream | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  // Session time at which the interviewer last was asked or spoke; drafts of code move the clock without them.
  private lookedAtMs: number;
  private waitedAtMs = 0;
  private waiting = false;
  private lookedAt = 0;
  private typingFromIdleMs: number | null = null;
  private keyedAt: number | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly hearers = new Set<(words: string) => void>();
  private readonly actors = new Set<(action: RoomAction) => void>();

  constructor(
    page: RoomPage,
    private readonly deps: SessionDeps = browser(),
  ) {
    this.model = roomOf(page);
    this.clock = recallClock(deps.store, page.id, page.state);
    this.lookedAtMs = page.state.clockMs;
    this.shown = { model: this.model, nowMs: nowMs(this.clock) };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly snapshot = () => this.shown;

  /** Hears the interviewer's new words. */
  readonly onWords = (hearer: (words: string) => void) => {
    this.hearers.add(hearer);
    return () => void this.hearers.delete(hearer);
  };

  /** Is told of an action before it is sent; what it sends itself goes first. */
  readonly onAct = (actor: (action: RoomAction) => void) => {
    this.actors.add(actor);
    return () => void this.actors.delete(actor);
  };

  /** Follows the session and lets time pass until stop. */
  start() {
    this.stream ??= this.deps.follow(this.model.page.id, this.model.state.seq, {
      lines: (news) => this.tell(news.lines, news.state),
      judged: () => this.hear({ type: 'judged' }),
      deleted: () => this.hear({ type: 'deleted' }),
      connected: (isConnected) => this.hear({ type: 'connected', isConnected }),
    });
    this.timer ??= setInterval(() => this.pass(), 1_000);
    this.pass();
  }

  stop() {
    this.stream?.close();
    this.stream = null;
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.clock = hold(this.clock, this.deps.wallMs());
    this.keep();
  }

  /** Sends an action behind those on their way. Rejects with ApiError in words for people; the state then is the newest one. */
  readonly act = (action: RoomAction): Promise<ActionAnswer> => {
    for (const actor of this.actors) actor(action);
    const sent = this.queue.then(() => this.send(action, false));
    this.queue = sent.catch(() => undefined);
    return sent;
  };

  /** Keeps a draft of code behind what is on its way. Nothing is shown of it; rejects with ApiError where it could not be kept. */
  readonly keepDraft = (draft: DraftAction): Promise<ActionAnswer> => {
    const sent = this.queue.then(() => this.send(draft, true));
    this.queue = sent.catch(() => undefined);
    return sent;
  };

  /** A key in the box: the first one begins the typing time, an empty box ends it. */
  readonly typed = (text: string) => {
    this.passTime();
    this.keyedAt = text === '' ? null : this.deps.wallMs();
    if (text === '') this.typingFromIdleMs = null;
    else this.typingFromIdleMs ??= this.clock.idleMs;
  };

  /** Tries the connection at once. */
  readonly retry = () => this.stream?.retry();

  /** After the terminal had the session: where it stands now, and whether it can go on here. */
  readonly goOnHere = async () => {
    await this.reload();
    await this.act({ kind: 'wait' });
    this.hear({ type: 'understood' });
  };

  readonly understood = () => this.hear({ type: 'understood' });

  private async send(action: RoomAction, quiet: boolean): Promise<ActionAnswer> {
    this.passTime();
    const saying = action.kind === 'say';
    const cost = costOf(this.clock, saying ? this.typingFromIdleMs : null);
    const startMs = this.clock.clockMs + cost.idleMs;
    if (!quiet) this.hear({ type: 'sending' });
    try {
      const body = { expectedSeq: this.model.state.seq, ...cost, action };
      const answer = await this.deps.send(this.model.page.id, body);
      if (saying) [this.typingFromIdleMs, this.keyedAt] = [null, null];
      this.moveClock((clock) => answered(clock, startMs, answer.state.clockMs, answer.state.chargedMs));
      if (action.kind !== 'draft') this.lookedAtMs = answer.state.clockMs;
      const words = this.fresh(answer.lines);
      this.hear({ type: 'answered', answer, quiet });
      this.say(words);
      return answer;
    } catch (thrown) {
      return await this.fail(thrown, saying ? action.text : null, quiet);
    }
  }

  private async fail(thrown: unknown, said: string | null, quiet: boolean): Promise<ActionAnswer> {
    const error = thrown instanceof ApiError ? thrown : new ApiError(-1, String(thrown));
    if (error.status === 409) {
      const doubted = this.model.uncertain;
      const before = this.model.lines.length;
      await this.reload();

      // What was sent into the dark had arrived: nothing is lost and nothing is to be said about it.
      if (doubted !== null && this.model.uncertain === null && doubted === said?.trim()) {
        this.hear({ type: 'answered', answer: { lines: [], state: this.model.state }, quiet: false });
        return { lines: this.model.lines.slice(before), state: this.model.state };
      }
    }

    this.hear({ type: 'failed', error, said, quiet });
    throw error.status === 409 ? new ApiError(409, this.model.hindrance?.text ?? error.message) : error;
  }

  private async reload() {
    try {
      const page = await this.deps.load(this.model.page.id);
      this.moveClock((clock) => movedElsewhere(clock, page.state.clockMs, page.state.chargedMs));
      this.lookedAtMs = Math.max(this.lookedAtMs, page.state.clockMs);
      const words = this.fresh(page.transcript);
      this.hear({ type: 'loaded', page });
      this.say(words);
    } catch (error) {
      if (error instanceof ApiError && error.status === 0) this.hear({ type: 'connected', isConnected: false });
      else throw error;
    }
  }

  private tell(lines: readonly Line[], state: RoomState) {
    this.moveClock((clock) => movedElsewhere(clock, state.clockMs, state.chargedMs));
    if (lines.length > 0) this.lookedAtMs = Math.max(this.lookedAtMs, state.clockMs);
    const words = this.fresh(lines);
    this.hear({ type: 'told', lines, state });
    this.say(words);
  }

  private moveClock(move: (clock: SessionClock) => SessionClock) {
    this.passTime();
    const before = this.clock.clockMs;
    this.clock = move(this.clock);
    if (this.clock.clockMs !== before && this.typingFromIdleMs !== null) this.typingFromIdleMs = 0;
  }

  private fresh(lines: readonly Line[]) {
    const known = new Set(this.model.lines.map((l) => l.seq));
    return wordsOfInterviewer(lines.filter((l) => !known.has(l.seq)));
  }

  private say(words: string) {
    if (words !== '') for (const hearer of this.hearers) hearer(words);
  }

  private hear(news: RoomNews) {
    this.passTime();
    this.model = roomAfter(this.model, news);
    if (this.stands) this.clock = hold(this.clock, this.deps.wallMs());
    this.draw();
  }

  private draw() {
    const now = nowMs(this.clock);
    if (this.shown.model === this.model && Math.floor(this.shown.nowMs / 1000) === Math.floor(now / 1000)) return;
    this.shown = { model: this.model, nowMs: now };
    for (const listener of this.listeners) listener();
  }

  // Nobody can speak where the server is away or the terminal has the session, and a round that is over has no time.
  private get stands() {
    return (
      !this.model.connected ||
      this.model.state.ended !== undefined ||
      this.model.hindrance?.kind === 'elsewhere' ||
      this.model.deleted
    );
  }

  private passTime() {
    const wall = this.deps.wallMs();
    this.clock = this.stands ? hold(this.clock, wall) : tick(this.clock, wall);
  }

  private pass() {
    this.passTime();
    this.keep();
    this.draw();
    if (this.model.hindrance?.kind === 'elsewhere') this.look();
    else if (!this.stands && this.model.sending === 0 && !this.waiting) this.waitWhenDue();
  }

  private waitWhenDue() {
    const sinceKey = this.keyedAt === null ? null : this.deps.wallMs() - this.keyedAt;
    const from = Math.max(this.lookedAtMs, this.waitedAtMs);
    if (!waitIsDue(this.clock, from, this.model.page, sinceKey)) return;
    this.waitedAtMs = nowMs(this.clock);
    this.waiting = true;
    const sent = this.queue.then(() => this.send({ kind: 'wait' }, true));
    this.queue = sent.catch(() => undefined).finally(() => (this.waiting = false));
  }

  private look() {
    const wall = this.deps.wallMs();
    if (wall - this.lookedAt < lookEveryMs) return;
    this.lookedAt = wall;
    void this.reload().catch(() => undefined);
  }

  private keep() {
    keepClock(this.deps.store, this.model.page.id, this.model.state.seq, this.clock);
  }
}
