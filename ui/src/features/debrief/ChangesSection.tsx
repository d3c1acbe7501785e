import { Play } from 'lucide-react';
import { useDrills } from '../../api/queries';
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { lastChoice, sessionFor, useStart } from '../home/start';
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
  const drill = useDrills().data?.find((d) => d.title === drillName(debrief.drill));
  const { start, starting, error } = useStart();
  return (
    <Section id="drill" title="Next drill" lead={debrief.drill}>
      {drill !== undefined && (
        <p className="debrief-screen">
          <Button primary disabled={starting} onClick={() => start(sessionFor({ kind: 'drill', drill }, lastChoice()))}>
            <Play size={16} aria-hidden /> Start the {drill.minutes} minute drill
          </Button>
        </p>
      )}
      {error !== null && <ErrorNote error={error} />}
    </Section>
  );
}
