import { createContext, useContext } from 'react';
import type { ActionAnswer, Line, RoomAction, RoomPage, RoomState } from '../../api/types';

/** A pane of the room's right side. */
export type PaneId = 'design' | 'run' | 'facts' | 'problem' | 'code' | 'notes';

/** What every part of the room sees: the session as the server last told it, and the one way to change it. */
export interface RoomAccess {
  page: RoomPage;
  state: RoomState;
  /** Visible events in order. */
  lines: readonly Line[];
  /** True while an action is on its way. */
  busy: boolean;
  /** The server cannot be reached; the page tries by itself. */
  offline: boolean;
  /** The design may be changed: the segment runs, the design is not frozen, nothing is on its way elsewhere. */
  canDesign: boolean;
  /** Session time now, waiting included, in milliseconds; moves every second. */
  nowMs: number;
  /** Sends an action with the expected sequence number. Rejects with ApiError in words for people; the state then is the newest one. */
  act: (action: RoomAction) => Promise<ActionAnswer>;
  pane: PaneId;
  show: (pane: PaneId) => void;
  /** Says something politely to a screen reader. */
  announce: (text: string) => void;
}

export const RoomContext = createContext<RoomAccess | null>(null);

/** The room around a component. */
export function useRoom(): RoomAccess {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('useRoom is for components inside a room');
  return room;
}
