import { monaco } from './monaco';

/** Shows what differs between two texts, line by line; both can be read, neither changed. */
export function openDiff(host: HTMLElement, before: string, after: string, language: string, label: string) {
  const original = monaco.editor.createModel(before, language);
  const modified = monaco.editor.createModel(after, language);
  // Colours of the page alone.
  for (const model of [original, modified])
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
  const diff = monaco.editor.createDiffEditor(host, {
    automaticLayout: true,
    editContext: false,
    readOnly: true,
    renderFinalNewline: 'on',
    renderSideBySide: false,
    renderOverviewRuler: false,
    overviewRulerLanes: 0,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    fontFamily: "'Source Code Pro Variable', ui-monospace, monospace",
    fontSize: 14,
    lineHeight: 21,
    lineNumbersMinChars: 3,
  });
  // A change of any other option would take names away that are given as options of the whole.
  const name = () => {
    diff.getOriginalEditor().updateOptions({ ariaLabel: `${label}: before` });
    diff.getModifiedEditor().updateOptions({ ariaLabel: `${label}: now` });
  };
  diff.setModel({ original, modified });
  diff.onDidUpdateDiff(name);
  name();
  return () => {
    diff.dispose();
    original.dispose();
    modified.dispose();
  };
}
