import { monaco } from './monaco';

type Editor = monaco.editor.IStandaloneCodeEditor;

export interface EditorStart {
  /** Names the text, so that its history of changes survives a change of the layout. */
  key: string;
  text: string;
  language: string;
  label: string;
  readOnly: boolean;
  onType: (text: string) => void;
  /** Tab leaves the editor from now on, or it indents again. */
  onTabLeaves: (leaves: boolean) => void;
}

export interface CodeEditor {
  /** Shows another text, or the same one changed elsewhere. */
  show: (key: string, text: string, language: string, label: string) => void;
  setReadOnly: (readOnly: boolean) => void;
  /** Vim keys with their status line, or none. */
  setVim: (status: HTMLElement | null) => void;
  focus: () => void;
  close: () => void;
}

const look: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // The text area is what screen readers and the page's own keys know.
  editContext: false,
  fixedOverflowWidgets: true,
  fontFamily: "'Source Code Pro Variable', ui-monospace, monospace",
  fontSize: 14,
  lineHeight: 21,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  padding: { top: 8, bottom: 8 },
  // The number of the last, empty line is as dark as the others.
  renderFinalNewline: 'on',
  renderLineHighlight: 'line',
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
  tabSize: 4,
  wordBasedSuggestions: 'currentDocument',
};

const uriOf = (key: string) => monaco.Uri.parse(`code://room/${key}`);

/** The text by its name; made where it is not there yet. */
function modelOf(key: string, text: string, language: string) {
  const known = monaco.editor.getModel(uriOf(key));
  const model = known ?? monaco.editor.createModel(text, language, uriOf(key));
  // Colours of the page alone; those of brackets are not made for it.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  return model;
}

/** Forgets the texts of a session, their history included. */
export function forgetTexts(session: string) {
  for (const model of monaco.editor.getModels())
    if (model.uri.path.startsWith(`/${session}/`) && !model.isAttachedToEditor()) model.dispose();
}

/** Opens Monaco in an element. Escape, then Tab leaves it, whichever keys are chosen. */
export function openEditor(host: HTMLElement, start: EditorStart): CodeEditor {
  const model = modelOf(start.key, start.text, start.language);
  const editor = monaco.editor.create(host, {
    ...look,
    model,
    ariaLabel: start.label,
    readOnly: start.readOnly,
    domReadOnly: start.readOnly,
  });
  let telling = false;
  const tell = (change: () => void) => {
    telling = true;
    change();
    telling = false;
  };
  const put = (text: string) => {
    const current = editor.getModel();
    if (current === null || current.getValue() === text) return;
    // As an edit, so that it can be taken back.
    tell(() => {
      current.pushStackElement();
      current.pushEditOperations([], [{ range: current.getFullModelRange(), text }], () => null);
      current.pushStackElement();
    });
  };
  put(start.text);
  editor.onDidChangeModelContent(() => {
    if (!telling) start.onType(editor.getModel()?.getValue() ?? '');
  });
  leaveByTab(editor, start.onTabLeaves);
  let vim: { dispose: () => void } | null = null;
  let wanted: HTMLElement | null = null;
  return {
    show: (key, text, language, label) => {
      const next = modelOf(key, text, language);
      if (editor.getModel() !== next) tell(() => editor.setModel(next));
      put(text);
      editor.updateOptions({ ariaLabel: label });
    },
    setReadOnly: (readOnly) => editor.updateOptions({ readOnly, domReadOnly: readOnly }),
    setVim: (status) => {
      if (wanted === status) return;
      wanted = status;
      vim?.dispose();
      vim = null;
      if (status === null) return;
      void import('./vim').then(({ vimOf }) => {
        if (wanted === status) vim = vimOf(editor, status);
      });
    },
    focus: () => editor.focus(),
    close: () => {
      vim?.dispose();
      editor.dispose();
    },
  };
}

const staysKeys = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape']);

// Tab indents, as everybody who writes code expects; who uses no mouse leaves by Escape and then Tab.
function leaveByTab(editor: Editor, told: (leaves: boolean) => void) {
  let leaves = false;
  const set = (to: boolean) => {
    if (leaves === to) return;
    leaves = to;
    editor.updateOptions({ tabFocusMode: to });
    told(to);
  };
  editor.onKeyDown((e) => {
    const { key } = e.browserEvent;
    if (key === 'Escape') set(true);
    else if (!staysKeys.has(key)) set(false);
  });
  editor.onDidBlurEditorText(() => set(false));
  editor.onMouseDown(() => set(false));
}
