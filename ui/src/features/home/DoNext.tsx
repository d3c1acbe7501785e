import type { DrillSummary, PlanPage, PromptSummary } from '../../api/types';
import { Button, ButtonLink } from '../../components/Button';
import { duration, nameOf } from '../../components/format';
import { Section } from '../../components/PageHead';
import { PlanLink } from '../study/PlanLink';

interface Props {
  drills: readonly DrillSummary[];
  /** Nothing is due: drills are then offered, not asked for. */
  due: boolean;
  prompt?: PromptSummary;
  plan?: PlanPage['days'][number];
  planned: boolean;
  /** True where nothing stands open: the prompt is then the one thing to do. */
  leading: boolean;
  starting: boolean;
  onDrill: (drill: DrillSummary) => void;
  onPrompt: (prompt: PromptSummary) => void;
}

/** What to do with ten minutes, with forty-five, and what the plan says for today. */
export function DoNext(props: Props) {
  return (
    <Section title="What to do next">
      <div className="next-columns">
        <TenMinutes {...props} />
        {props.prompt && <FortyFive {...props} prompt={props.prompt} />}
        <Today {...props} />
      </div>
    </Section>
  );
}

function TenMinutes({ drills, due, starting, onDrill }: Props) {
  return (
    <div className="next-column">
      <h3>{due ? 'Ten minutes: due today' : 'Ten minutes'}</h3>
      <ul className="next-list">
        {drills.map((d) => (
          <li key={d.key}>
            <span>
              {d.title} <span className="quiet small figures">{duration(d.minutes)}</span>
              {d.weak !== undefined && <span className="quiet small next-why">{d.weak}</span>}
            </span>
            <Button disabled={starting} onClick={() => onDrill(d)} aria-label={`Start the drill: ${d.title}`}>
              Start
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function FortyFive({ prompt, leading, onPrompt }: Props & { prompt: PromptSummary }) {
  return (
    <div className="next-column">
      <h3>{prompt.minutes === 60 ? 'An hour' : 'Forty-five minutes'}</h3>
      <p className="next-title">{prompt.title}</p>
      <p className="quiet small">
        {nameOf(prompt.company)} {nameOf(prompt.role)}.{' '}
        {prompt.runs ? 'Your design runs in a simulated world.' : 'A design by talk.'}
      </p>
      <Button primary={leading} onClick={() => onPrompt(prompt)} aria-label={`Choose how to sit ${prompt.title}`}>
        Sit it
      </Button>
    </div>
  );
}

function Today({ plan, planned }: Props) {
  return (
    <div className="next-column">
      <h3>Your plan for today</h3>
      {!planned && (
        <>
          <p className="quiet">With the day of your interview, the time until then is planned for you.</p>
          <ButtonLink to="/study#plan">Set the day</ButtonLink>
        </>
      )}
      {planned && (plan?.items.length ?? 0) === 0 && (
        <p className="quiet">Nothing is planned for today. Rest counts.</p>
      )}
      {planned && plan !== undefined && plan.items.length > 0 && (
        <ul className="next-plan">
          {plan.items.map((item) => (
            <li key={item.text}>
              <span className="figures quiet small">{duration(item.minutes)}</span> <PlanLink item={item} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
