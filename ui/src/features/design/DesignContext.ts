import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { JsonTree, RoomPage } from '../../api/types';
import type { DesignSession, DesignState } from './designStore';

/** What the tabs of the design see. Stable while the clock ticks. */
export interface DesignAccess {
  page: RoomPage;
  session: DesignSession;
  /** The design as shown, changes on their way included. */
  tree: JsonTree;
  /** Values can be changed here and now. */
  editable: boolean;
  /** Problems of the design as the server sees them, by path. */
  problems: ReadonlyMap<string, string>;
  /** The pane is in front: its single-letter keys are heard. */
  isShown: boolean;
  announce: (text: string) => void;
}

export const DesignContext = createContext<DesignAccess | null>(null);

export function useDesign(): DesignAccess {
  const design = useContext(DesignContext);
  if (design === null) throw new Error('useDesign is for components inside the design pane');
  return design;
}

/** A part of the session's state in this browser. */
export function useDesignState<T>(pick: (state: DesignState) => T): T {
  return useStore(useDesign().session.store, pick);
}

/** What was typed into a field and is no value yet: [text or undefined, keep it, forget it]. */
export function useDraft(field: string) {
  const { session } = useDesign();
  const draft = useDesignState((s) => s.drafts[field]);
  return [draft, (typed: string | undefined) => session.draft(field, typed)] as const;
}
