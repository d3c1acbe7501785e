import { createContext, useContext } from 'react';
import type { DebriefPage } from '../../api/types';
import type { Debrief } from './debriefJson';
import type { Moment } from './moments';

/** What the sections of a debrief share. */
export interface DebriefAccess {
  page: DebriefPage;
  debrief: Debrief;
  moments: readonly Moment[];
  /** Event that the scrubber stands at. */
  seq: number;
  /** Moves the scrubber; brings it into view where asked. */
  goTo: (seq: number, show?: boolean) => void;
}

export const DebriefContext = createContext<DebriefAccess | null>(null);

/** The debrief around a section. */
export function useDebriefAccess(): DebriefAccess {
  const access = useContext(DebriefContext);
  if (access === null) throw new Error('useDebriefAccess is for parts of a debrief');
  return access;
}
