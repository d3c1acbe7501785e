import { Download, RotateCcw, Sparkles, Trash2 } from 'lucide-react';
import { Link } from 'react-router';
import { apiPath } from '../../api/client';
import type { SessionSummary } from '../../api/types';
import { Decision } from '../../components/Badge';
import { ButtonLink } from '../../components/Button';
import { clock, day, duration, moneyRange, nameOf, words } from '../../components/format';
import { Menu, type MenuItem } from '../../components/Menu';

interface Props {
  session: SessionSummary;
  onAgain: (world: 'same' | 'new') => void;
  onDelete: () => void;
}

/** A session in the history: what it was, what came of it, what can be done with it. */
export function HistoryRow({ session, onAgain, onDelete }: Props) {
  return (
    <tr>
      <th scope="row">
        <span className="history-title">
          <Title session={session} />
          <span className="quiet small">{session.problem ?? kindOf(session)}</span>
        </span>
      </th>
      <td className="tight" data-label="Day">
        {day(session.startedAt)}
      </td>
      <td className="tight figures" data-label="Used">
        {session.problem === undefined && `${clock(session.spentMs)} of ${duration(session.minutes)}`}
      </td>
      <td data-label="Decision">
        <Outcome session={session} />
      </td>
      <td className="figure" data-label="Above best known">
        {session.dollars !== undefined && moneyRange(session.dollars)}
      </td>
      <td>
        <Actions session={session} onAgain={onAgain} onDelete={onDelete} />
      </td>
    </tr>
  );
}

function Title({ session }: { session: SessionSummary }) {
  if (session.problem !== undefined) return <span>{session.title || session.id}</span>;
  return <Link to={session.ended ? `/sessions/${session.id}/debrief` : `/rooms/${session.id}`}>{session.title}</Link>;
}

const kindOf = (s: SessionSummary) =>
  [
    [nameOf(s.company), nameOf(s.role), s.level].filter((part) => part !== '').join(' '),
    words(s.mode).toLowerCase(),
    s.drill === undefined ? '' : 'drill',
    s.loop === undefined ? '' : 'in a loop',
    s.forkOf === undefined ? '' : 'tried again from a moment',
  ]
    .filter((part) => part !== '')
    .join(', ');

function Outcome({ session }: { session: SessionSummary }) {
  if (session.problem !== undefined) return <span className="quiet small">Cannot be read</span>;
  if (!session.ended) return <span className="quiet small">Unfinished</span>;
  if (session.decision === undefined) return <span className="quiet small">Not weighed yet</span>;
  return <Decision of={session.decision} />;
}

function Actions({ session, onAgain, onDelete }: Props) {
  const readable = session.problem === undefined;
  const exported = apiPath(`/sessions/${encodeURIComponent(session.id)}/export`);
  const items: MenuItem[] = [
    ...(readable && session.loop === undefined
      ? [
          { text: 'Try again, same world', icon: RotateCcw, perform: () => onAgain('same') },
          { text: 'Try again, new world', icon: Sparkles, perform: () => onAgain('new') },
        ]
      : []),
    { text: 'Export as JSON lines', icon: Download, perform: () => window.location.assign(exported) },
    { text: 'Delete…', icon: Trash2, harm: true, perform: onDelete },
  ];
  return (
    <span className="history-actions">
      {readable && (
        <ButtonLink
          to={session.ended ? `/sessions/${session.id}/debrief` : `/rooms/${session.id}`}
          aria-label={`${session.ended ? 'Debrief of' : 'Go on with'} ${session.title}`}
        >
          {session.ended ? 'Debrief' : 'Go on'}
        </ButtonLink>
      )}
      <Menu label={`More for ${session.title || session.id}, ${day(session.startedAt)}`} items={items} />
    </span>
  );
}
