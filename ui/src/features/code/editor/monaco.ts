import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/caretOperations/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/cursorUndo/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/folding/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/lineSelection/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/smartSelect/register.js';
import 'monaco-editor/features/suggest/register.js';
import 'monaco-editor/features/toggleTabFocusMode/register.js';
import 'monaco-editor/features/wordHighlighter/register.js';
import 'monaco-editor/features/wordOperations/register.js';
import 'monaco-editor/languages/definitions/cpp/register.js';
import 'monaco-editor/languages/definitions/csharp/register.js';
import 'monaco-editor/languages/definitions/javascript/register.js';
import 'monaco-editor/languages/definitions/python/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';

/*
 * Monaco with what a round needs: four languages to colour, finding, folding, words to complete. Everything that names it is loaded when a coding room opens,
 * and its worker is a file of this site, as the content security policy wants it.
 */
(self as { MonacoEnvironment?: monaco.Environment }).MonacoEnvironment = { getWorker: () => new EditorWorker() };

/** "#ffffff" of "#fff": a style sheet may be shortened, and the editor takes six digits only. */
const longHex = (colour: string) => (/^#[\da-f]{3}$/i.test(colour) ? colour.replace(/[\da-f]/gi, '$&$&') : colour);

/** The page's tokens as colours of the editor: one theme each for light and dark, told from the style sheet that is shown. */
function defineTheme(theme: 'light' | 'dark') {
  const style = getComputedStyle(document.documentElement);
  const of = (token: string) => longHex(style.getPropertyValue(`--${token}`).trim());
  const bare = (token: string) => of(token).replace('#', '');
  monaco.editor.defineTheme(`dryrun-${theme}`, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare('ink') },
      { token: 'comment', foreground: bare('ink-quiet') },
      { token: 'keyword', foreground: bare('series-3') },
      { token: 'string', foreground: bare('series-2') },
      { token: 'number', foreground: bare('series-4') },
      { token: 'type', foreground: bare('accent') },
      { token: 'tag', foreground: bare('series-5') },
      { token: 'delimiter', foreground: bare('ink') },
      { token: 'identifier', foreground: bare('ink') },
    ],
    colors: {
      'editor.background': of('surface-raised'),
      'editor.foreground': of('ink'),
      'editorLineNumber.foreground': of('ink-quiet'),
      'editorLineNumber.activeForeground': of('ink'),
      'editorCursor.foreground': of('ink'),
      'editor.selectionBackground': of('accent-soft'),
      'editor.lineHighlightBackground': of('surface-sunk'),
      'editor.lineHighlightBorder': of('surface-sunk'),
      'diffEditor.insertedLineBackground': of('good-soft'),
      'diffEditor.insertedTextBackground': `${of('good')}14`,
      'diffEditor.removedLineBackground': of('harm-soft'),
      'diffEditor.removedTextBackground': `${of('harm')}14`,
      'editorWidget.background': of('surface-raised'),
      'editorWidget.border': of('rule-strong'),
      'editorSuggestWidget.selectedBackground': of('accent-soft'),
      'editorSuggestWidget.selectedForeground': of('ink'),
      'editorSuggestWidget.highlightForeground': of('accent'),
      'editorSuggestWidget.focusHighlightForeground': of('accent'),
      'input.background': of('surface'),
      'input.foreground': of('ink'),
      focusBorder: of('focus'),
    },
  });
}

/** Shows the editors in the theme of the page. */
function follow() {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
  defineTheme(theme);
  monaco.editor.setTheme(`dryrun-${theme}`);
}

follow();
new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['data-theme'] });
void document.fonts.ready.then(() => monaco.editor.remeasureFonts());

export { monaco };
