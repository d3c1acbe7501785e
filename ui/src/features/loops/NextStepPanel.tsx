import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { keys, useCloseSegment, useJob, useNextSegment, useSessions } from '../../api/queries';
import type { LoopSitting } from '../../api/types';
import { useCommands, type Command } from '../../commands/registry';
import { Decision } from '../../components/Badge';
import { Button, ButtonLink } from '../../components/Button';
import { isDone, JobProgress } from '../../components/JobProgress';
import { ErrorNote } from '../../components/Notes';
import { nextStep, type NextStep } from './sitting';

/** The next round's button; after a segment has ended, the weighing with its progress; after all, the decision. */
export function NextStepPanel({ sitting }: { sitting: LoopSitting }) {
  const sessions = useSessions();
  const step = nextStep(sitting, (id) => sessions.data?.find((s) => s.id === id)?.ended);
  const { act, busy, job, error } = useStep(sitting, step);
  const action = actionOf(step);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'loopStep',
        name: action ?? 'Next round',
        key: 'mod+enter',
        group: 'Loop',
        unavailable: action === undefined ? 'The loop is over' : busy ? 'Something is on its way' : undefined,
        perform: act,
      },
    ],
    [act, action, busy],
  );
  useCommands(commands);
  return (
    <section className="loop-step" aria-label="Next step">
      <StepText sitting={sitting} step={step} />
      {action !== undefined && job === undefined && (
        <Button primary disabled={busy} onClick={act}>
          {action}
        </Button>
      )}
      {step.kind === 'over' && (
        <ButtonLink primary to={`/loops/${sitting.id}/committee`}>
          See the committee
        </ButtonLink>
      )}
      {job !== undefined && <JobProgress id={job} title="Weighing the round" />}
      {error !== null && <ErrorNote error={error} />}
    </section>
  );
}

/** The words on the button of a step. */
function actionOf(step: NextStep): string | undefined {
  switch (step.kind) {
    case 'goOn':
      return `Go on with: ${step.text}`;
    case 'close':
      return 'Weigh it and go on';
    case 'open':
      return 'Go into the next segment';
    case 'committee':
      return 'Let the committee sit';
    case 'over':
      return undefined;
  }
}

function StepText({ sitting, step }: { sitting: LoopSitting; step: NextStep }) {
  switch (step.kind) {
    case 'goOn':
      return <p className="loop-step-text">{step.text} stands open. The clock waits for you.</p>;
    case 'close':
      return <p className="loop-step-text">{step.text} is over. The interviewer now writes it down.</p>;
    case 'open':
      return <p className="loop-step-text">{step.text}</p>;
    case 'committee':
      return <p className="loop-step-text">Every round is done. The committee reads what the interviewers wrote.</p>;
    case 'over':
      return (
        <p className="loop-step-text">
          {sitting.committee ? (
            <>
              <Decision of={sitting.committee.decision} /> {sitting.committee.text}
            </>
          ) : (
            'The loop is over.'
          )}
        </p>
      );
  }
}

/** Performs a step: into the room, or through the weighing job, after which the sitting is read again. */
function useStep(sitting: LoopSitting, step: NextStep) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [job, setJob] = useState<string>();
  const { mutate: next, ...opening } = useNextSegment();
  const { mutate: close, ...closing } = useCloseSegment();
  const { data } = useJob(job);
  const over = data !== undefined && data.state !== 'running';
  const well = isDone(data);
  useEffect(() => {
    if (!over) return;
    void Promise.all([keys.sittings, keys.sessions].map((queryKey) => queries.invalidateQueries({ queryKey })));
  }, [over, queries]);
  const kind = step.kind;
  const session = 'session' in step ? step.session : undefined;
  const act = useMemo(
    () => () => {
      if (kind === 'open') next(sitting.id, { onSuccess: ({ session: opened }) => void navigate(`/rooms/${opened}`) });
      else if (kind === 'goOn' && session !== undefined) void navigate(`/rooms/${session}`);
      else if (kind !== 'over') close(sitting.id, { onSuccess: ({ id }) => setJob(id) });
    },
    [kind, session, sitting.id, next, close, navigate],
  );
  return {
    act,
    // A job that ended well gives the button back; one that failed leaves its error and the button for another try.
    job: job !== undefined && !well ? job : undefined,
    busy: opening.isPending || closing.isPending || (job !== undefined && !over),
    error: opening.error ?? closing.error,
  };
}
