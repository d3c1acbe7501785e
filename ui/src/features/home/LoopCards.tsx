import type { LoopPlan, LoopSitting } from '../../api/types';
import { Decision } from '../../components/Badge';
import { ButtonLink } from '../../components/Button';
import { nameOf } from '../../components/format';
import { Section } from '../../components/PageHead';
import { RoundTimeline, roundsOfPlan, roundsOfSitting } from '../loops/RoundTimeline';

/** The loops as timelines: the newest sitting where there is one, otherwise what would come. */
export function LoopCards({ loops, sittings }: { loops: readonly LoopPlan[]; sittings: readonly LoopSitting[] }) {
  return (
    <Section title="Whole loops" about="Every round from the recruiter's call to the committee, at your own pace.">
      <div className="loop-cards">
        {loops.map((loop) => (
          <LoopCard key={loop.id} loop={loop} sitting={sittings.find((s) => s.loop === loop.id)} />
        ))}
      </div>
    </Section>
  );
}

function LoopCard({ loop, sitting }: { loop: LoopPlan; sitting?: LoopSitting }) {
  const running = sitting !== undefined && !sitting.over;
  return (
    <article className="loop-card">
      <div className="loop-card-head">
        <h3>{loop.name}</h3>
        <span className="quiet small">
          {nameOf(loop.company)} {nameOf(loop.role)}, {loop.rounds.length} rounds, about {loop.weeks} weeks,{' '}
          {sitting === undefined ? loop.levels.join(' ') : `${sitting.level} ${sitting.mode}`}
        </span>
        {sitting?.committee !== undefined && <Decision of={sitting.committee.decision} />}
        <span className="loop-card-action">
          {sitting?.over === true && (
            <ButtonLink quiet to={`/loops/${sitting.id}/committee`} aria-label={`See the committee: ${loop.name}`}>
              See the committee
            </ButtonLink>
          )}
          <ButtonLink
            to={`/loops/${running ? sitting.id : loop.id}`}
            aria-label={`${running ? 'Go on with' : 'Start'} the loop: ${loop.name}`}
          >
            {running ? 'Go on' : sitting === undefined ? 'Start the loop' : 'Start again'}
          </ButtonLink>
        </span>
      </div>
      <RoundTimeline
        label={`Rounds of ${loop.name}`}
        rounds={sitting === undefined ? roundsOfPlan(loop) : roundsOfSitting(sitting)}
        plan={sitting === undefined}
      />
    </article>
  );
}
