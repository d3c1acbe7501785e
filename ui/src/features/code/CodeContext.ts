import { createContext, useContext } from 'react';
import type { CodePage, CodeProblem, CodeRun, CodeState, RunKind } from '../../api/types';
import type { CodeDesk, DeskSnapshot } from './CodeDesk';

/** Which keys the editor knows; "plain" is a text box of the browser. */
export type EditorKeys = 'standard' | 'vim' | 'plain';

/** What the parts of a coding room share. */
export interface CodeAccess {
  code: CodePage;
  state: CodeState;
  problem: CodeProblem;
  desk: CodeDesk;
  /** The text in the editor, its problem and language. */
  here: DeskSnapshot;
  /** A run without a result yet. */
  running: CodeRun | undefined;
  /** Why nothing can be run or handed in now, or undefined where it can. */
  barred: string | undefined;
  /** The text may be changed. */
  editable: boolean;
  run: (what: RunKind, input?: string) => void;
  /** What was refused last, in words for people. */
  refused: string | undefined;
  hint: () => void;
  keys: EditorKeys;
  setKeys: (keys: EditorKeys) => void;
}

export const CodeContext = createContext<CodeAccess | null>(null);

export function useCode(): CodeAccess {
  const code = useContext(CodeContext);
  if (code === null) throw new Error('useCode is for parts of a coding room');
  return code;
}
