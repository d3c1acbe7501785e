import { useMutation, useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useNavigate } from 'react-router';
import { get, post } from '../../api/client';
import type { DrillSummary } from '../../api/types';
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { useDebriefAccess } from './DebriefContext';
import { Quote } from './Quote';
import { Section } from './Section';
import { changeFrom, drillName, isFavourable } from './story';

/** Three things to change, each with words to say, and the drill that trains them. */
export function ChangesSection() {
  const { debrief } = useDebriefAccess();
  return (
    <>
      <Section id="changes" title="Change three things">
        <ol className="debrief-changes">
          {debrief.changes.map((c) => (
            <li key={c.text}>
              <p className="debrief-change">{c.text}</p>
              <p className="quiet">
                {changeFrom(c, isFavourable(debrief, c))}{' '}
                {c.evidence.kind !== 'absent' && <Quote evidence={c.evidence} />}
              </p>
              {c.say !== '' && (
                <p className="debrief-say">
                  <span className="debrief-label">Say</span> “{c.say}”
                </p>
              )}
            </li>
          ))}
        </ol>
      </Section>
      <DrillSection />
    </>
  );
}

function DrillSection() {
  const { debrief } = useDebriefAccess();
  const navigate = useNavigate();
  const drills = useQuery({ queryKey: ['drills'], queryFn: () => get<DrillSummary[]>('/drills'), retry: false });
  const drill = drills.data?.find((d) => d.title === drillName(debrief.drill));
  const start = useMutation({
    mutationFn: (d: DrillSummary) => post<{ id: string }>('/sessions', { prompt: d.kind, drill: d.key }),
    onSuccess: ({ id }) => void navigate(`/rooms/${id}`),
  });
  return (
    <Section id="drill" title="Next drill" lead={debrief.drill}>
      {drill !== undefined && (
        <p className="debrief-screen">
          <Button primary disabled={start.isPending} onClick={() => start.mutate(drill)}>
            <Play size={16} aria-hidden /> Start the {drill.minutes} minute drill
          </Button>
        </p>
      )}
      {start.error !== null && <ErrorNote error={start.error} />}
    </Section>
  );
}
