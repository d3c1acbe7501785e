import type { ActionAnswer, Line, RoomPage, RoomState } from '../../api/types';
import { ApiError } from '../../api/client';

/** Why the room cannot simply go on, in the order in which it is told. */
export type Hindrance =
  | { kind: 'moved'; text: string }
  | { kind: 'elsewhere'; text: string }
  | { kind: 'unsent'; text: string }
  | { kind: 'refused'; text: string };

/** The session as the server last told it, and what stands between it and the candidate. */
export interface RoomModel {
  page: RoomPage;
  state: RoomState;
  lines: readonly Line[];
  connected: boolean;
  /** Actions on their way. */
  sending: number;
  hindrance: Hindrance | null;
  /** Words that were sent without an answer: they may have arrived all the same. */
  uncertain: string | null;
  /** The debrief has been weighed. */
  judged: boolean;
  /** The session was deleted elsewhere. */
  deleted: boolean;
}

export type RoomNews =
  | { type: 'loaded'; page: RoomPage }
  | { type: 'told'; lines: readonly Line[]; state: RoomState }
  | { type: 'sending' }
  | { type: 'answered'; answer: ActionAnswer; quiet: boolean }
  | { type: 'failed'; error: ApiError; said: string | null; quiet: boolean }
  | { type: 'connected'; isConnected: boolean }
  | { type: 'judged' }
  | { type: 'deleted' }
  | { type: 'understood' };

export const roomOf = (page: RoomPage): RoomModel => ({
  page,
  state: page.state,
  lines: [...page.transcript].sort((a, b) => a.seq - b.seq),
  connected: true,
  sending: 0,
  hindrance: null,
  uncertain: null,
  judged: false,
  deleted: false,
});

const movedText =
  'This session went on in another tab or in the terminal. Here is where it stands now; your draft is kept.';
const elsewhereText = 'The terminal has this session. Leave it there with /quit, then go on here. Your draft is kept.';
const unsentText =
  'Dryrun does not answer, so this has not been sent. It is kept here; the page keeps trying to reach the server.';

/** (room, news) -> room. */
export function roomAfter(room: RoomModel, news: RoomNews): RoomModel {
  switch (news.type) {
    case 'loaded':
      return told({ ...room, page: news.page }, news.page.transcript, news.page.state);
    case 'told':
      return told(room, news.lines, news.state);
    case 'sending':
      return { ...room, sending: room.sending + 1 };
    case 'answered':
      return afterAnswer(told(room, news.answer.lines, news.answer.state), news.quiet);
    case 'failed':
      return failed(
        news.quiet ? room : { ...room, sending: Math.max(0, room.sending - 1) },
        news.error,
        news.said,
        news.quiet,
      );
    case 'connected':
      return room.connected === news.isConnected ? room : { ...room, connected: news.isConnected };
    case 'judged':
      return { ...room, judged: true };
    case 'deleted':
      return { ...room, deleted: true };
    case 'understood':
      return { ...room, hindrance: null };
  }
}

// News may come twice, by answer and by stream; a line is known by its number and a state by its newest one.
function told(room: RoomModel, lines: readonly Line[], state: RoomState): RoomModel {
  const known = new Set(room.lines.map((l) => l.seq));
  const fresh = lines.filter((l) => !known.has(l.seq));
  const merged = fresh.length === 0 ? room.lines : [...room.lines, ...fresh].sort((a, b) => a.seq - b.seq);
  const arrived =
    room.uncertain !== null &&
    fresh.some((l) => l.type === 'said' && l.by === 'candidate' && l.text.trim() === room.uncertain);
  return {
    ...room,
    lines: merged,
    state: state.seq >= room.state.seq ? state : room.state,
    uncertain: arrived ? null : room.uncertain,
    hindrance: arrived && room.hindrance?.kind === 'unsent' ? null : room.hindrance,
  };
}

// The clock's own question settles only who has the session, not what is still to be sent.
function afterAnswer(room: RoomModel, quiet: boolean): RoomModel {
  if (quiet)
    return { ...room, connected: true, hindrance: room.hindrance?.kind === 'elsewhere' ? null : room.hindrance };
  return { ...room, sending: Math.max(0, room.sending - 1), connected: true, hindrance: null, uncertain: null };
}

function failed(room: RoomModel, error: ApiError, said: string | null, quiet: boolean): RoomModel {
  const uncertain = error.status === 0 && said !== null ? said.trim() : room.uncertain;
  const connected = error.status === 0 ? false : room.connected;
  if (error.status === 423) return { ...room, hindrance: { kind: 'elsewhere', text: elsewhereText } };
  if (quiet) return { ...room, connected };
  if (error.status === 409) return { ...room, hindrance: { kind: 'moved', text: movedText } };
  if (error.status === 0) {
    return {
      ...room,
      connected,
      uncertain,
      hindrance: said === null ? room.hindrance : { kind: 'unsent', text: unsentText },
    };
  }

  return { ...room, hindrance: said === null ? room.hindrance : { kind: 'refused', text: error.message } };
}

/** Words of the interviewer among lines that are new, as a screen reader should hear them. */
export const wordsOfInterviewer = (lines: readonly Line[]) =>
  lines
    .filter((l) => l.by === 'interviewer' && l.text !== '')
    .map((l) => l.text)
    .join(' ');
