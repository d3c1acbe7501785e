import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { CodePage, RunKind } from '../../api/types';
import { readSetting, writeSetting } from '../../app/settings';
import { useRoom } from '../room/RoomContext';
import { useInside } from '../room/SessionContext';
import type { View } from '../room/RoomLayout';
import { CodeContext, type CodeAccess, type EditorKeys } from './CodeContext';
import { CodeDesk } from './CodeDesk';
import { CodeLayout } from './CodeLayout';
import { codeStateOf, problemOf, refusalOf, sentence, whyNot } from './codeModel';
import { useCodeCommands } from './useCodeCommands';
import './code.css';

interface Props {
  code: CodePage;
  view: View;
  onView: (view: View) => void;
  conversation: ReactNode;
}

/** A round with code: the problem, the editor with what running it came to, and the conversation beside it. */
export function CodeRoom({ code, view, onView, conversation }: Props) {
  const access = useCodeAccess(code);
  if (access === undefined) return <p className="code-none">There is no problem in this round.</p>;
  return (
    <CodeContext value={access}>
      <Commands />
      <CodeLayout view={view} onView={onView} conversation={code.talks ? conversation : undefined} />
    </CodeContext>
  );
}

function Commands() {
  useCodeCommands();
  return null;
}

const wordsOf = (error: unknown) => sentence(error instanceof Error ? error.message : String(error));

const now = () => Date.now();

const isTouched = () => window.matchMedia('(pointer: coarse)').matches;

function useCodeAccess(code: CodePage): CodeAccess | undefined {
  const { page, state: room, act } = useRoom();
  const state = codeStateOf(code, room);
  const desk = useDesk(code);
  const here = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const problem = problemOf(code, here.problem);
  const [refused, setRefused] = useState<string>();
  const [keys, setKeysHere] = useState<EditorKeys>(() =>
    readSetting<EditorKeys>('code.keys', isTouched() ? 'plain' : 'standard'),
  );
  const running = state.runs.find((r) => r.state === 'running' || state.running.includes(r.id));
  const ended = room.ended !== undefined;
  const barred = ended
    ? 'The round is over.'
    : !code.canRun
      ? whyNot(code)
      : running !== undefined || state.running.length > 0
        ? 'A run is under way.'
        : undefined;
  const run = (what: RunKind, input?: string) => {
    if (problem === undefined || barred !== undefined) return;
    const kept = desk.snapshot();
    const refusal = refusalOf(kept.code, problem);
    setRefused(refusal);
    if (refusal !== undefined) return;
    const { language, code: text } = kept;
    act({
      kind: 'code',
      problem: problem.id,
      language,
      code: text,
      what,
      ...(input === undefined ? {} : { input }),
    }).then(
      () => desk.sent(problem.id, language, text),
      (error: unknown) => setRefused(wordsOf(error)),
    );
  };
  const hint = () => {
    if (problem === undefined) return;
    act({ kind: 'hint', problem: problem.id }).then(
      () => setRefused(undefined),
      (error: unknown) => setRefused(wordsOf(error)),
    );
  };
  const setKeys = (next: EditorKeys) => {
    writeSetting('code.keys', next);
    setKeysHere(next);
  };
  useEffect(() => {
    document.title = `${problem?.title ?? page.title} · Dryrun`;
  }, [problem?.title, page.title]);
  if (problem === undefined) return undefined;
  return {
    code,
    state,
    problem,
    desk,
    here,
    running,
    barred,
    editable: !ended,
    run,
    refused,
    hint,
    keys,
    setKeys,
  };
}

/** The desk of this session; it keeps what is typed when the page is left or goes out of sight, and before words and the end are sent. */
function useDesk(code: CodePage): CodeDesk {
  const { page, state } = useRoom();
  const { session } = useInside();
  const desk = useMemo(
    () =>
      new CodeDesk(page.id, code, session.snapshot().model.state.code, {
        keep: (draft) => session.keepDraft(draft),
        wallMs: now,
        store: localStorage,
      }),
    [page.id, code, session],
  );
  useEffect(() => desk.told(state.code), [desk, state.code]);
  useEffect(() => session.onAct((action) => void (action.kind !== 'code' && desk.flush())), [desk, session]);
  useEffect(() => {
    const leave = () => void desk.flush();
    const hide = () => document.visibilityState === 'hidden' && leave();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [desk]);
  return desk;
}
