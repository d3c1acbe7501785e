import { useEffect, useRef, useState } from 'react';
import { keyOf } from '../../commands/keys';
import { allCommands } from '../../commands/registry';
import { useRoom } from '../room/RoomContext';
import { useCode } from './CodeContext';
import { languageName } from './codeModel';
import type { CodeEditor } from './editor/openEditor';

// These belong to the room wherever the focus is; the editor would take them for keys of its own.
const roomKeys = new Set(['mod+k', 'mod+enter', 'mod+shift+enter', 'mod+s']);

/** The editor: Monaco once it has arrived, or a plain box where that is wished or Monaco cannot be loaded. */
export function EditorBox() {
  const { keys } = useCode();
  const [failed, setFailed] = useState(false);
  return (
    <div
      className="editor"
      data-keys={keys}
      onKeyDownCapture={(e) => {
        const key = keyOf(e.nativeEvent);
        if (!roomKeys.has(key)) return;
        e.preventDefault();
        e.stopPropagation();
        const command = allCommands().find((c) => c.key === key);
        if (command !== undefined && command.unavailable === undefined) command.perform();
      }}
    >
      {keys === 'plain' || failed ? <PlainBox isFallback={failed} /> : <Monaco onFail={() => setFailed(true)} />}
    </div>
  );
}

const labelOf = (language: string) => `Code, ${language}. Escape, then Tab leaves the editor.`;

function Monaco({ onFail }: { onFail: () => void }) {
  const { code, here, desk, editable, keys } = useCode();
  const { page, announce } = useRoom();
  const host = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor>();
  const language = code.languages.find((l) => l.id === here.language);
  const label = labelOf(languageName(code, here.language));
  const key = `${page.id}/${here.problem}/${here.language}`;
  const text = { key, text: here.code, language: language?.monaco ?? 'plaintext', label };
  const latest = useRef({ ...text, readOnly: !editable, onFail, announce });
  useEffect(() => {
    latest.current = { ...text, readOnly: !editable, onFail, announce };
  });
  useEffect(() => {
    let closed = false;
    let opened: CodeEditor | undefined;
    import('./editor/openEditor')
      .then(({ openEditor }) => {
        if (closed || host.current === null) return;
        opened = openEditor(host.current, {
          ...latest.current,
          onType: (typed) => desk.type(typed),
          onTabLeaves: (leaves) => leaves && latest.current.announce('Tab leaves the editor now.'),
        });
        setEditor(opened);
      })
      .catch(() => latest.current.onFail());
    return () => {
      closed = true;
      opened?.close();
    };
  }, [desk]);
  useEffect(
    () => editor?.show(text.key, text.text, text.language, text.label),
    [editor, text.key, text.text, text.language, text.label],
  );
  useEffect(() => editor?.setReadOnly(!editable), [editor, editable]);
  useEffect(() => editor?.setVim(keys === 'vim' ? status.current : null), [editor, keys]);
  return (
    <>
      <div ref={host} className="editor-host" data-ready={editor !== undefined} onBlur={() => void desk.flush()}>
        {editor === undefined && <p className="editor-waits quiet">Opening the editor…</p>}
      </div>
      <div ref={status} className="editor-vim mono small" hidden={keys !== 'vim'} />
    </>
  );
}

/** A text area: for thumbs, for screen readers that like it better, and where Monaco does not load. */
function PlainBox({ isFallback }: { isFallback: boolean }) {
  const { code, here, desk, editable } = useCode();
  return (
    <>
      {isFallback && <p className="quiet small editor-note">The editor could not be loaded; this box does as well.</p>}
      <textarea
        className="editor-plain mono"
        aria-label={`Code, ${languageName(code, here.language)}`}
        value={here.code}
        readOnly={!editable}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
        onChange={(e) => desk.type(e.target.value)}
        onBlur={() => void desk.flush()}
      />
    </>
  );
}
