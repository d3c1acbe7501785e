import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDeleteSitting } from '../../api/queries';
import type { LoopSitting } from '../../api/types';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { day, nameOf, words } from '../../components/format';
import { Menu } from '../../components/Menu';
import { ErrorNote } from '../../components/Notes';
import { PageHead, Section } from '../../components/PageHead';
import './LoopPage.css';
import { NextStepPanel } from './NextStepPanel';
import { RoundList } from './RoundList';

/** A loop under way: the one thing to do next, and every round with its segments. */
export function SittingView({ sitting }: { sitting: LoopSitting }) {
  const [deleting, setDeleting] = useState(false);
  const done = sitting.rounds.filter((r) => r.state === 'done').length;
  return (
    <>
      <PageHead
        title={sitting.name}
        about={`${nameOf(sitting.company)} ${nameOf(sitting.role)} ${sitting.level}, ${words(sitting.mode).toLowerCase()}, begun ${day(sitting.startedAt)}. ${done} of ${sitting.rounds.length} rounds done.`}
      >
        <Menu
          label="More for this loop"
          items={[{ text: 'Delete the loop…', icon: Trash2, harm: true, perform: () => setDeleting(true) }]}
        />
      </PageHead>
      {sitting.problem === undefined ? (
        <NextStepPanel sitting={sitting} />
      ) : (
        <ErrorNote error={new Error(sitting.problem)} />
      )}
      <Section
        title="Rounds"
        about={
          sitting.committee === undefined
            ? sitting.mode === 'real'
              ? 'Nobody tells you how it went before the committee has sat.'
              : 'Ballots stay closed until the committee sits.'
            : undefined
        }
      >
        <RoundList sitting={sitting} />
      </Section>
      {deleting && <DeleteLoop sitting={sitting} onClose={() => setDeleting(false)} />}
    </>
  );
}

function DeleteLoop({ sitting, onClose }: { sitting: LoopSitting; onClose: () => void }) {
  const remove = useDeleteSitting();
  const navigate = useNavigate();
  return (
    <Dialog
      title="Delete this loop?"
      about={`${sitting.name}, begun ${day(sitting.startedAt)}, with its rounds and its committee. It cannot be brought back.`}
      onClose={onClose}
    >
      {remove.error !== null && <ErrorNote error={remove.error} />}
      <div className="dialog-foot">
        <Button onClick={onClose}>Keep it</Button>
        <Button
          harm
          disabled={remove.isPending}
          onClick={() => remove.mutate(sitting.id, { onSuccess: () => void navigate('/') })}
        >
          Delete for good
        </Button>
      </div>
    </Dialog>
  );
}
