import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  defaultHighlightStyle,
  HighlightStyle,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Problem } from '../../../api/types';

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface-raised)', color: 'var(--ink)', fontSize: 'var(--size-small)' },
  '.cm-content': { fontFamily: 'var(--font-mono)', caretColor: 'var(--ink)', padding: 'var(--space-2) 0' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface-sunk)',
    color: 'var(--ink-quiet)',
    border: 'none',
    fontFamily: 'var(--font-mono)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--accent-soft) !important' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--ink)',
    border: '1px solid var(--rule-strong)',
  },
  '.cm-diagnostic': { fontFamily: 'var(--font-text)', padding: 'var(--space-2)' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--harm)' },
});

// The editor's own style names every kind of token by a colour for light pages; these are the page's, right in both themes.
const ours: Record<string, string> = {
  '#940': 'var(--ink-quiet)',
  '#00c': 'var(--series-3)',
  '#00f': 'var(--series-3)',
  '#164': 'var(--series-2)',
  '#219': 'var(--series-2)',
  '#f00': 'var(--harm)',
  '#404740': 'var(--ink-quiet)',
};

const colours = HighlightStyle.define(
  defaultHighlightStyle.specs.map((spec) => {
    const { color } = spec as { color?: string };
    return color === undefined ? spec : { ...spec, color: ours[color] ?? 'var(--ink)' };
  }),
);

const readOnly = new Compartment();

export interface EditorEvents {
  typed: (text: string) => void;
  apply: () => void;
}

/** A YAML editor inside a shadow root: its styles then are adopted sheets, which a strict content security policy allows. */
export function openEditor(host: HTMLElement, text: string, isReadOnly: boolean, events: EditorEvents): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  return new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        highlightActiveLine(),
        lintGutter(),
        yaml(),
        indentUnit.of('  '),
        EditorView.lineWrapping,
        look,
        syntaxHighlighting(colours),
        readOnly.of(EditorState.readOnly.of(isReadOnly)),
        EditorView.contentAttributes.of({
          tabindex: '0',
          'aria-label': 'Design as YAML. Escape, then Tab leaves the editor.',
        }),
        keymap.of([
          { key: 'Mod-s', run: () => (events.apply(), true) },
          ...defaultKeymap,
          ...historyKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        EditorView.updateListener.of((u) => {
          if (
            u.docChanged &&
            u.transactions.some(
              (t) =>
                t.isUserEvent('input') ||
                t.isUserEvent('delete') ||
                t.isUserEvent('undo') ||
                t.isUserEvent('redo') ||
                t.isUserEvent('move'),
            )
          )
            events.typed(u.state.doc.toString());
        }),
      ],
    }),
  });
}

/** Puts another text into the editor and keeps the cursor near its place. */
export function setText(view: EditorView, text: string) {
  if (view.state.doc.toString() === text) return;
  const head = Math.min(view.state.selection.main.head, text.length);
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: head } });
}

export const setReadOnly = (view: EditorView, isReadOnly: boolean) =>
  view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(isReadOnly)) });

/** Marks problems at their lines. */
export function setProblems(view: EditorView, problems: readonly Problem[]) {
  const { doc } = view.state;
  const marks = problems
    .filter((p) => p.line !== undefined && p.line >= 1 && p.line <= doc.lines)
    .map((p) => {
      const line = doc.line(p.line ?? 1);
      const from = line.from + (line.text.length - line.text.trimStart().length);
      return { from, to: Math.max(line.to, from), severity: 'error' as const, message: p.message };
    });
  view.dispatch(setDiagnostics(view.state, marks));
}

/** Moves the cursor to a line and into the editor. */
export function goToLine(view: EditorView, line: number) {
  const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines)).from;
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  view.focus();
}
