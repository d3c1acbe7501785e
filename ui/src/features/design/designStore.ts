import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError } from '../../api/client';
import type { ActionAnswer, JsonTree, RoomAction, RoomState } from '../../api/types';
import { readSetting, writeSetting } from '../../app/settings';
import { emptyDrawing, type Drawing } from './model/drawing';
import { diff, inverse, isEmpty, merge } from './model/patch';

/** One change with what takes it back. */
export interface Change {
  /** What was done, for the announcement: "Soak time: 24 hours". */
  name: string;
  patch: JsonTree;
  back: JsonTree;
  /** A change of the drawing alone, which never leaves this browser. */
  drawing?: { from: Drawing; to: Drawing };
}

export interface DesignState {
  /** The design as the server last told it. */
  known: JsonTree;
  /** Changes the server does not have yet, oldest first; the first may be on its way. */
  pending: Change[];
  past: Change[];
  future: Change[];
  /** What was typed and is not a value yet, by field; survives a switch of tab and a reload. */
  drafts: Record<string, string>;
  drawing: Drawing;
  /** Why the server refused a change, in its words. */
  refusal?: { name: string; error: unknown };
}

/** How a change leaves the browser; the room puts it behind what is on its way. */
export type Act = (action: RoomAction) => Promise<ActionAnswer>;

const triesMax = 3;

/**
 * The design of one session in this browser. What is shown is the server's design with the pending changes on top, so a newer state never
 * takes a keystroke away: the changes are put on top of it again.
 */
export class DesignSession {
  readonly store: StoreApi<DesignState>;
  private act: Act | null = null;
  private seq = -1;
  private announce: (text: string) => void = () => undefined;
  private sending = false;
  private draining: Promise<void> = Promise.resolve();

  constructor(
    private readonly id: string,
    known: JsonTree,
  ) {
    const kept = readSetting<Pick<DesignState, 'pending' | 'drafts'>>(this.key, { pending: [], drafts: {} });
    const drawing = readSetting<Drawing>(`drawing.${id}`, emptyDrawing);
    this.store = createStore<DesignState>(() => ({ known, past: [], future: [], drawing, ...kept }));
    this.store.subscribe((now, before) => {
      if (now.pending !== before.pending || now.drafts !== before.drafts)
        writeSetting(this.key, { pending: now.pending, drafts: now.drafts });
      if (now.drawing !== before.drawing) writeSetting(`drawing.${id}`, now.drawing);
    });
  }

  private get key() {
    return `design.${this.id}`;
  }

  /** The newest state of the server with its sequence number, and how to send; null while nothing can be sent. */
  follow(known: JsonTree, seq: number, act: Act | null, announce: (text: string) => void) {
    [this.act, this.announce] = [act, announce];
    if (seq >= this.seq) this.know(known, seq);
    void this.drain();
  }

  /** The design can no longer be changed: what never reached the server is not part of it. */
  close = () => {
    this.act = null;
    const lost = this.store.getState().pending;
    if (lost.length === 0) return;
    const error = new ApiError(423, 'The design was fixed before it arrived.');
    this.store.setState({ pending: [], refusal: { name: lost.map((c) => c.name).join(', '), error } });
  };

  private know(known: JsonTree, seq: number) {
    this.seq = seq;
    if (this.store.getState().known !== known) this.store.setState({ known });
  }

  /** The design as it is shown. */
  tree = (): JsonTree => shown(this.store.getState());

  /** Makes a change and remembers how to take it back; what a patch says of the design already is not sent. */
  commit = (patch: JsonTree, name: string) => {
    const tree = this.tree();
    const least = diff(tree, merge(tree, patch));
    if (isEmpty(least)) return;
    const change: Change = { name, patch: least, back: inverse(tree, least) };
    this.store.setState((s) => ({ past: [...s.past, change], future: [], ...queued(s, change) }));
    this.announce(name);
    void this.drain();
  };

  /** Changes the drawing; a step for undo like any other. */
  draw = (to: Drawing, name: string) => {
    const from = this.store.getState().drawing;
    const change: Change = { name, patch: {}, back: {}, drawing: { from, to } };
    this.store.setState((s) => ({ drawing: to, past: [...s.past, change], future: [] }));
    this.announce(name);
  };

  undo = () => {
    const last = this.store.getState().past.at(-1);
    if (!last) return;
    if (last.drawing) return this.drawAgain(last.drawing.from, `Undone: ${last.name}`, 'past');
    const back: Change = { name: `Undone: ${last.name}`, patch: last.back, back: inverse(this.tree(), last.back) };
    this.store.setState((s) => ({ past: s.past.slice(0, -1), future: [...s.future, last], ...queued(s, back) }));
    this.announce(back.name);
    void this.drain();
  };

  redo = () => {
    const next = this.store.getState().future.at(-1);
    if (!next) return;
    if (next.drawing) return this.drawAgain(next.drawing.to, `Done again: ${next.name}`, 'future');
    const again: Change = { ...next, back: inverse(this.tree(), next.patch) };
    this.store.setState((s) => ({ past: [...s.past, again], future: s.future.slice(0, -1), ...queued(s, again) }));
    this.announce(`Done again: ${next.name}`);
    void this.drain();
  };

  private drawAgain(drawing: Drawing, said: string, of: 'past' | 'future') {
    const other = of === 'past' ? 'future' : 'past';
    this.store.setState((s) => ({ drawing, [of]: s[of].slice(0, -1), [other]: [...s[other], ...s[of].slice(-1)] }));
    this.announce(said);
  }

  /** Sends a whole design as text, one step for undo. Rejects with the server's words and lines. */
  replace = async (yaml: string): Promise<void> => {
    await this.drain();
    const act = this.act;
    if (!act) throw new ApiError(0, 'The design cannot be changed now; your text is kept.');
    const before = this.tree();
    const { state } = await act({ kind: 'designText', yaml });
    const change: Change = {
      name: 'Text applied',
      patch: diff(before, state.design),
      back: diff(state.design, before),
    };
    this.seq = Math.max(this.seq, state.seq);
    this.store.setState((s) => ({
      known: state.design,
      past: isEmpty(change.patch) ? s.past : [...s.past, change],
      future: [],
    }));
    this.announce('The text is now the design.');
  };

  /** Keeps what was typed in a field; undefined forgets it. */
  draft = (field: string, typed: string | undefined) =>
    this.store.setState((s) => {
      const rest = Object.entries(s.drafts).filter(([key]) => key !== field);
      return { drafts: Object.fromEntries(typed === undefined ? rest : [...rest, [field, typed]]) };
    });

  /** Tries again what could not be sent. */
  retry = () => {
    this.store.setState({ refusal: undefined });
    return this.drain();
  };

  /** Sends what is pending, one action a change. */
  drain = (): Promise<void> => {
    if (!this.sending) this.draining = this.send();
    return this.draining;
  };

  // `sending` falls in the same moment in which the queue is seen empty, so that no change is left behind.
  private async send() {
    this.sending = true;
    let tries = 0;
    try {
      for (let next = this.next(); next && this.act; next = this.next()) {
        try {
          const { state } = await this.act({ kind: 'design', patch: next.patch });
          this.sent(next, state);
          if (tries > 0) this.announce('The design had changed elsewhere; your change was put on top of it.');
          tries = 0;
        } catch (error) {
          tries += 1;
          if (!this.canGoOn(next, error, tries)) return;
        }
      }
    } finally {
      this.sending = false;
    }
  }

  private next = () => this.store.getState().pending[0];

  private sent(change: Change, { design: known, seq }: RoomState) {
    this.seq = Math.max(this.seq, seq);
    this.store.setState((s) => ({ known, pending: s.pending.filter((c) => c !== change) }));
  }

  // A newer state elsewhere: the change goes on top of it. A refused value leaves the design; without a server it waits.
  private canGoOn(change: Change, error: unknown, tries: number): boolean {
    const status = error instanceof ApiError ? error.status : 0;
    if (status === 409 && tries < triesMax) return true;
    if (status === 0 || status === 503 || status === 409) return false;
    this.store.setState((s) => ({
      pending: s.pending.filter((c) => c !== change),
      past: s.past.filter((c) => c !== change),
      refusal: { name: change.name, error },
    }));
    this.announce(`${change.name} was refused: ${error instanceof Error ? error.message : String(error)}`);
    return true;
  }
}

const queued = (s: DesignState, change: Change) => ({ pending: [...s.pending, change], refusal: undefined });

/** The server's design with the pending changes on top. */
export const shown = (s: Pick<DesignState, 'known' | 'pending'>): JsonTree =>
  s.pending.reduce((tree, c) => merge(tree, c.patch), s.known);

const sessions = new Map<string, DesignSession>();

/** The design of a session, the same one as long as the page is open. */
export function designSession(id: string, known: JsonTree): DesignSession {
  const found = sessions.get(id) ?? new DesignSession(id, known);
  sessions.set(id, found);
  return found;
}
