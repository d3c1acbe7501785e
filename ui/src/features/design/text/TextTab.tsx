import type { EditorView } from '@codemirror/view';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, post } from '../../../api/client';
import type { Problem } from '../../../api/types';
import { useCommands } from '../../../commands/registry';
import { Button } from '../../../components/Button';
import { ErrorNote, Note } from '../../../components/Notes';
import { useDesign, useDraft } from '../DesignContext';
import { goToLine, openEditor, setProblems, setReadOnly, setText } from './editor';
import './TextTab.css';

const checkAfterMs = 400;

/** What the server finds in a text, at its lines; nothing is recorded. */
function useChecked(session: string, text: string | undefined): Problem[] {
  const [found, setFound] = useState<{ text: string; problems: Problem[] }>();
  useEffect(() => {
    if (text === undefined) return;
    let isOld = false;
    const timer = setTimeout(() => {
      post<{ problems: Problem[] }>(`/sessions/${session}/check`, { yaml: text })
        .then(({ problems }) => problems)
        .catch((e: unknown) => (e instanceof ApiError ? e.problems : []))
        .then((problems) => !isOld && setFound({ text, problems }))
        .catch(() => undefined);
    }, checkAfterMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [session, text]);
  return found !== undefined && found.text === text ? found.problems : [];
}

// A refusal that the list of problems tells already.
const isListed = (error: unknown, problems: readonly Problem[]) =>
  error instanceof ApiError && error.problems.length > 0 && problems.length > 0;

/** The design as YAML, both ways: what is decided elsewhere shows here, and Apply makes the text the design. */
export function TextTab({ yaml, known }: { yaml: string; known: readonly Problem[] }) {
  const { page, editable, session, isShown } = useDesign();
  const [draft, setDraft] = useDraft('yaml');
  const [base, setBase] = useDraft('yaml:base');
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const checked = useChecked(page.id, draft);
  const problems = draft === undefined ? known : checked;
  const isBehind = draft !== undefined && base !== undefined && base !== yaml;

  const forget = () => {
    setDraft(undefined);
    setBase(undefined);
    setError(undefined);
  };
  const apply = () => {
    if (draft === undefined || sending || !editable) return;
    setSending(true);
    session
      .replace(draft)
      .then(forget)
      .catch((e: unknown) => setError(e))
      .finally(() => setSending(false));
  };
  const latest = useRef({ apply, yaml, setDraft, setBase, draft });
  useEffect(() => {
    latest.current = { apply, yaml, setDraft, setBase, draft };
  });

  useEffect(() => {
    if (!host.current) return;
    const { draft: kept, yaml: shown } = latest.current;
    const opened = openEditor(host.current, kept ?? shown, !editable, {
      typed: (text) => {
        const now = latest.current;
        if (now.draft === undefined) now.setBase(now.yaml);
        now.setDraft(text === now.yaml ? undefined : text);
      },
      apply: () => latest.current.apply(),
    });
    view.current = opened;
    return () => {
      opened.destroy();
      view.current = null;
    };
    // The editor is opened once; what changes later is told to it below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    if (view.current) setText(view.current, draft ?? yaml);
  }, [draft, yaml]);
  useEffect(() => {
    if (view.current) setReadOnly(view.current, !editable);
  }, [editable]);
  useEffect(() => {
    if (view.current) setProblems(view.current, problems);
  }, [problems, draft, yaml]);

  const commands = useMemo(
    () => [
      {
        id: 'designTextApply',
        name: 'Apply the text of the design',
        ...(isShown && { key: 'mod+s' }),
        group: 'Design',
        ...(draft === undefined && { unavailable: 'the text is the design' }),
        perform: () => latest.current.apply(),
      },
    ],
    [draft, isShown],
  );
  useCommands(commands);

  return (
    <div className="design-text">
      <div
        ref={host}
        className="design-editor"
        // The page's single-letter keys must not hear what is typed in the shadow root.
        onKeyDown={(e) => {
          if (!e.ctrlKey && !e.metaKey) e.nativeEvent.stopImmediatePropagation();
        }}
      />
      <div className="design-text-foot">
        <Button primary disabled={draft === undefined || sending || !editable} onClick={apply}>
          Apply the text
        </Button>
        <Button disabled={draft === undefined} onClick={forget}>
          Take back what I typed
        </Button>
        <span className="small quiet" role="status">
          {draft === undefined
            ? 'The text is the design. A line that starts with # is not decided.'
            : 'Not applied yet; what you typed is kept here.'}
        </span>
      </div>
      {isBehind && (
        <Note caution>
          The design has changed since you began to type. Apply replaces it with your text; "Take back what I typed"
          shows the newer one.
        </Note>
      )}
      {error !== undefined && !isListed(error, problems) && <ErrorNote error={error} />}
      {problems.length > 0 && (
        <ul className="design-text-problems small" aria-label="Problems in the text">
          {problems.map((p) => (
            <li key={`${p.line ?? ''}${p.property ?? ''}${p.message}`}>
              {p.line !== undefined && (
                <button
                  type="button"
                  className="text-line mono"
                  onClick={() => view.current && goToLine(view.current, p.line ?? 1)}
                >
                  line {p.line}
                </button>
              )}{' '}
              {p.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
