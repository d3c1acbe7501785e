import type { CodePage, CodeProblem, CodeState, DraftAction } from '../../api/types';
import { readSetting, writeSetting } from '../../app/settings';
import { codeStateOf, draftOf, languageFor, problemOf } from './codeModel';

/** What the desk needs of the world; tests bring their own. */
export interface DeskDeps {
  /** Keeps a draft with the session; rejects where that did not work. */
  keep: (draft: DraftAction) => Promise<unknown>;
  wallMs: () => number;
  store: Storage;
}

/** "kept": the session has it; "typing": soon; "saving": on its way; "here": this browser alone has it, it is tried again. */
export type Kept = 'kept' | 'typing' | 'saving' | 'here';

export interface DeskSnapshot {
  problem: string;
  language: string;
  code: string;
  kept: Kept;
  /** Text that this browser kept and that is not what the session went on with elsewhere. */
  found?: string;
}

/** A draft is sent this long after the last key, and no later than that after the first one. */
export const quietMs = 2_000;
export const longestMs = 5_000;

interface Backup {
  code: string;
  /** Number of the draft it was typed upon; 0 for none. */
  upon: number;
}

/**
 * The code on the desk: one text for each problem and language, typed here, kept in this browser with each key and with the session every few seconds. What was
 * typed and not acknowledged is found again after a crash.
 */
export class CodeDesk {
  private state: CodeState;
  private problem: string;
  private readonly languages = new Map<string, string>();
  private readonly texts = new Map<string, string>();
  private readonly findings = new Map<string, string>();
  private readonly unsent = new Map<string, { firstAt: number; keyedAt: number }>();
  private sending: string | null = null;
  private failed = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private shown: DeskSnapshot;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly session: string,
    private readonly page: CodePage,
    state: CodeState | undefined,
    private readonly deps: DeskDeps,
  ) {
    this.state = codeStateOf(page, { code: state });
    this.problem = problemOf(page, this.state.problem)?.id ?? '';
    this.open();
    this.shown = this.look();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly snapshot = () => this.shown;

  /** The session went on: drafts of this desk or of another page. A text that is being typed here is left alone. */
  readonly told = (state: CodeState | undefined) => {
    if (state === undefined || state === this.state) return;
    const before = this.state;
    this.state = state;
    for (const draft of state.drafts) {
      const key = keyOf(draft.problem, draft.language);
      const isNew = draft.seq > (draftOf(before, draft.problem, draft.language)?.seq ?? 0);
      if (isNew && !this.unsent.has(key) && this.sending !== key) this.texts.set(key, draft.code);
    }
    this.draw();
  };

  readonly type = (code: string) => {
    const key = this.key;
    if (this.texts.get(key) === code) return;
    this.texts.set(key, code);
    const now = this.deps.wallMs();
    this.unsent.set(key, { firstAt: this.unsent.get(key)?.firstAt ?? now, keyedAt: now });
    this.backUp(key, code);
    this.schedule();
    this.draw();
  };

  /** Another problem; what was typed is kept first. */
  readonly select = (problem: string) => {
    if (problem === this.problem) return;
    void this.flush();
    this.problem = problem;
    this.open();
    this.draw();
  };

  readonly pick = (language: string) => {
    if (language === this.language) return;
    void this.flush();
    this.languages.set(this.problem, language);
    writeSetting('code.language', language);
    this.open();
    this.draw();
  };

  /** Takes the text over that this browser kept, or forgets it. */
  readonly settle = (take: boolean) => {
    const found = this.findings.get(this.key);
    this.findings.delete(this.key);
    if (take && found !== undefined) this.type(found);
    else this.forget(this.key);
    this.draw();
  };

  /** Sends what is not kept yet. Resolves once that was tried. */
  readonly flush = async (): Promise<void> => {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    for (const key of [...this.unsent.keys()]) await this.send(key);
  };

  /** The code went along with a run, so that it needs no draft of its own. */
  readonly sent = (problem: string, language: string, code: string) => {
    const key = keyOf(problem, language);
    if (this.texts.get(key) !== code) return;
    this.unsent.delete(key);
    this.forget(key);
    this.draw();
  };

  private get language() {
    return this.languages.get(this.problem) ?? '';
  }

  private get key() {
    return keyOf(this.problem, this.language);
  }

  private open() {
    const problem = problemOf(this.page, this.problem);
    if (problem === undefined) return;
    if (!this.languages.has(problem.id)) this.languages.set(problem.id, this.firstLanguage(problem));
    const key = this.key;
    if (this.texts.has(key)) return;
    const draft = draftOf(this.state, problem.id, this.language);
    const stored = draft?.code ?? problem.starts[this.language] ?? '';
    const backup = this.recall(key);
    this.texts.set(key, stored);
    if (backup === null || backup.code === stored) return this.forget(key);
    if (backup.upon < (draft?.seq ?? 0)) {
      this.findings.set(key, backup.code);
      return;
    }

    // Typed after the last draft that the session has: nothing newer is known anywhere.
    this.texts.set(key, backup.code);
    const now = this.deps.wallMs();
    this.unsent.set(key, { firstAt: now, keyedAt: now });
    this.schedule();
  }

  private firstLanguage(problem: CodeProblem) {
    const liked = readSetting<string | undefined>('code.language', undefined);
    return languageFor(this.page, this.state, problem, liked);
  }

  private schedule() {
    if (this.timer !== null) clearTimeout(this.timer);
    const now = this.deps.wallMs();
    const due = [...this.unsent.values()].map((u) => Math.min(u.keyedAt + quietMs, u.firstAt + longestMs));
    if (due.length === 0) return;
    const inMs = this.failed ? longestMs : Math.max(0, Math.min(...due) - now);
    this.timer = setTimeout(() => void this.flush(), inMs);
  }

  private async send(key: string) {
    const code = this.texts.get(key);
    if (code === undefined || this.sending !== null) return this.schedule();
    const [problem = '', language = ''] = key.split('/');
    this.unsent.delete(key);
    this.sending = key;
    this.draw();
    try {
      await this.deps.keep({ kind: 'draft', problem, language, code });
      this.failed = false;
      if (!this.unsent.has(key)) this.forget(key);
    } catch {
      this.failed = true;
      const now = this.deps.wallMs();
      if (!this.unsent.has(key)) this.unsent.set(key, { firstAt: now, keyedAt: now });
    }

    this.sending = null;
    if (this.unsent.size > 0) this.schedule();
    this.draw();
  }

  private draw() {
    const next = this.look();
    const same = (Object.keys(next) as (keyof DeskSnapshot)[]).every((k) => next[k] === this.shown[k]);
    if (same) return;
    this.shown = next;
    for (const listener of this.listeners) listener();
  }

  private look(): DeskSnapshot {
    const { key } = this;
    const isUnsent = this.unsent.has(key);
    return {
      problem: this.problem,
      language: this.language,
      code: this.texts.get(key) ?? '',
      kept: isUnsent && this.failed ? 'here' : this.sending === key ? 'saving' : isUnsent ? 'typing' : 'kept',
      found: this.findings.get(key),
    };
  }

  private place(key: string) {
    return `dryrun.code.${this.session}.${key}`;
  }

  private backUp(key: string, code: string) {
    const [problem = '', language = ''] = key.split('/');
    const backup: Backup = { code, upon: draftOf(this.state, problem, language)?.seq ?? 0 };
    try {
      this.deps.store.setItem(this.place(key), JSON.stringify(backup));
    } catch {
      // A browser that keeps nothing has the session's draft, a few seconds old.
    }
  }

  private recall(key: string): Backup | null {
    try {
      return JSON.parse(this.deps.store.getItem(this.place(key)) ?? 'null') as Backup | null;
    } catch {
      return null;
    }
  }

  private forget(key: string) {
    try {
      this.deps.store.removeItem(this.place(key));
    } catch {
      // Nothing was kept then.
    }
  }
}

const keyOf = (problem: string, language: string) => `${problem}/${language}`;
