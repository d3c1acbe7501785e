import { initVimMode } from 'monaco-vim';
import type { monaco } from './monaco';

/** Vim keys for an editor; the element shows the mode and takes the command line. */
export function vimOf(editor: monaco.editor.IStandaloneCodeEditor, status: HTMLElement) {
  const vim = initVimMode(editor, status);
  return {
    dispose: () => {
      vim.dispose();
      status.replaceChildren();
    },
  };
}
