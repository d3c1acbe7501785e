import { createContext, useContext } from 'react';
import type { RoomModel } from './roomModel';
import type { RoomSession } from './RoomSession';

/** What only the room's own parts see beside RoomAccess. */
export interface RoomInside {
  session: RoomSession;
  model: RoomModel;
  /** Moves the focus into the box. */
  toBox: () => void;
}

export const SessionContext = createContext<RoomInside | null>(null);

export function useInside(): RoomInside {
  const inside = useContext(SessionContext);
  if (inside === null) throw new Error('useInside is for parts of the room');
  return inside;
}
