import type { SessionSummary } from '../../api/types';
import { nameOf } from '../../components/format';

export type Show = 'all' | 'open' | 'ended' | 'rounds' | 'drills' | 'unreadable';

export const shows: Record<Show, string> = {
  all: 'All',
  open: 'Unfinished',
  ended: 'Finished',
  rounds: 'Rounds',
  drills: 'Drills',
  unreadable: 'Cannot be read',
};

const shown: Record<Show, (s: SessionSummary) => boolean> = {
  all: () => true,
  open: (s) => !s.ended && s.problem === undefined,
  ended: (s) => s.ended,
  rounds: (s) => s.drill === undefined,
  drills: (s) => s.drill !== undefined,
  unreadable: (s) => s.problem !== undefined,
};

/** Sessions of a kind in which every word of the text is found, the newest first. */
export function historyOf(sessions: readonly SessionSummary[], show: Show, text: string): SessionSummary[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const holds = (s: SessionSummary) => {
    const about = [s.title, s.id, s.prompt, nameOf(s.company), nameOf(s.role), s.level, s.mode, s.decision ?? '']
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => about.includes(word));
  };
  return sessions.filter((s) => shown[show](s) && holds(s)).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}
