import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useAgain, useDeleteSession, useSessions } from '../../api/queries';
import type { SessionSummary } from '../../api/types';
import { Button, ButtonLink } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { SelectField, TextField } from '../../components/Field';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { PageHead } from '../../components/PageHead';
import { Table } from '../../components/Table';
import './HistoryPage.css';
import { HistoryRow } from './HistoryRow';
import { historyOf, shows, type Show } from './history';

const options = (Object.keys(shows) as Show[]).map((value) => ({ value, text: shows[value] }));

/** Everything that was sat, the newest first. */
export function HistoryPage() {
  const sessions = useSessions();
  const [address, setAddress] = useSearchParams();
  const [text, setText] = useState('');
  const asked = address.get('show') ?? 'all';
  const show: Show = asked in shows ? (asked as Show) : 'all';
  const found = historyOf(sessions.data ?? [], show, text);
  return (
    <>
      <PageHead title="History" about="Everything you sat. It stays on this machine." />
      {sessions.isPending && <Waiting>Reading your sessions…</Waiting>}
      {sessions.error !== null && <ErrorNote error={sessions.error} />}
      {sessions.data?.length === 0 && (
        <>
          <Empty>Nothing yet. What you begin stands here, to go on with, to read again and to try another way.</Empty>
          <ButtonLink to="/" primary>
            Sit a first round
          </ButtonLink>
        </>
      )}
      {sessions.data !== undefined && sessions.data.length > 0 && (
        <>
          <div className="history-filter">
            <SelectField
              label="Show"
              options={options}
              value={show}
              onPick={(next) => setAddress(next === 'all' ? {} : { show: next }, { replace: true })}
            />
            <TextField
              label="Find"
              type="search"
              placeholder="Title, company, role, level"
              value={text}
              onText={setText}
            />
          </div>
          {found.length === 0 ? (
            <Empty>No session fits. Show all of them, or find something else.</Empty>
          ) : (
            <HistoryTable sessions={found} />
          )}
        </>
      )}
    </>
  );
}

function HistoryTable({ sessions }: { sessions: readonly SessionSummary[] }) {
  const navigate = useNavigate();
  const again = useAgain();
  const [leaving, setLeaving] = useState<SessionSummary>();
  return (
    <>
      {again.error !== null && <ErrorNote error={again.error} />}
      <Table label="Sessions" stack>
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Day</th>
            <th scope="col">Used</th>
            <th scope="col">Decision</th>
            <th scope="col" className="figure">
              Above best known
            </th>
            <th scope="col">
              <span className="unseen">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((s) => (
            <HistoryRow
              key={s.id}
              session={s}
              onAgain={(world) =>
                again.mutate({ id: s.id, world }, { onSuccess: ({ id }) => void navigate(`/rooms/${id}`) })
              }
              onDelete={() => setLeaving(s)}
            />
          ))}
        </tbody>
      </Table>
      {leaving && <DeleteDialog session={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}

function DeleteDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const remove = useDeleteSession();
  return (
    <Dialog
      title="Delete this session?"
      about={`${session.title || session.id}, with its transcript, its runs and its debrief. It cannot be brought back; export it first to keep a copy.`}
      onClose={onClose}
    >
      {remove.error !== null && <ErrorNote error={remove.error} />}
      <div className="dialog-foot">
        <Button onClick={onClose}>Keep it</Button>
        <Button harm disabled={remove.isPending} onClick={() => remove.mutate(session.id, { onSuccess: onClose })}>
          Delete for good
        </Button>
      </div>
    </Dialog>
  );
}
