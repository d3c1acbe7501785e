import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useStartSitting } from '../../api/queries';
import type { LoopPlan } from '../../api/types';
import { useCommands, type Command } from '../../commands/registry';
import { Button } from '../../components/Button';
import { Choice } from '../../components/Choice';
import { SelectField } from '../../components/Field';
import { duration, nameOf } from '../../components/format';
import { ErrorNote } from '../../components/Notes';
import { PageHead, Section } from '../../components/PageHead';
import { lastChoice, modes, remember, temperaments } from '../home/start';
import './LoopPage.css';
import { RoundTimeline, roundsOfPlan } from './RoundTimeline';

const paces = [
  {
    value: 'days' as const,
    text: 'Round by round',
    about: 'Sit the next round whenever you like; days pass between rounds.',
  },
  { value: 'backToBack' as const, text: 'Back to back', about: 'The final day in one go, as on site.' },
];

/** How to sit a loop, and what will come. */
export function LoopStart({ plan }: { plan: LoopPlan }) {
  const navigate = useNavigate();
  const start = useStartSitting();
  const [choice, setChoice] = useState(() => {
    const last = lastChoice();
    return { ...last, level: plan.levels.includes(last.level) ? last.level : plan.defaultLevel };
  });
  const [pace, setPace] = useState<'days' | 'backToBack'>('days');
  const minutes = plan.rounds.reduce((sum, r) => sum + r.minutes, 0);
  const { mutate } = start;
  const begin = useMemo(
    () => () => {
      remember(choice);
      mutate(
        {
          loop: plan.id,
          level: choice.level,
          mode: choice.mode,
          temperament: choice.temperament,
          backToBack: pace === 'backToBack',
        },
        { onSuccess: ({ id }) => void navigate(`/loops/${id}`) },
      );
    },
    [choice, pace, plan.id, mutate, navigate],
  );
  const commands = useMemo<Command[]>(
    () => [{ id: 'startLoop', name: `Start the loop: ${plan.name}`, group: 'Loop', perform: begin }],
    [plan.name, begin],
  );
  useCommands(commands);
  return (
    <>
      <PageHead
        title={plan.name}
        about={`${nameOf(plan.company)}, ${plan.rounds.length} rounds, ${duration(minutes)} in the room. What you say in one round is remembered in the next; a committee decides at the end.`}
      />
      <form
        className="loop-form"
        onSubmit={(e) => {
          e.preventDefault();
          begin();
        }}
      >
        <Choice legend="Mode" options={modes} value={choice.mode} onPick={(mode) => setChoice({ ...choice, mode })} />
        <Choice legend="Pace" options={paces} value={pace} onPick={setPace} />
        <div className="loop-form-row">
          <SelectField
            label="Level"
            options={plan.levels.map((value) => ({ value, text: value }))}
            value={choice.level}
            onPick={(level) => setChoice({ ...choice, level })}
          />
          <SelectField
            label="Interviewers"
            options={temperaments}
            value={choice.temperament}
            onPick={(temperament) => setChoice({ ...choice, temperament })}
          />
        </div>
        {start.error !== null && <ErrorNote error={start.error} />}
        <div>
          <Button type="submit" primary disabled={start.isPending}>
            {start.isPending ? 'Starting…' : 'Start the loop'}
          </Button>
        </div>
      </form>
      {plan.habits.length > 0 && (
        <Section title="What these interviewers do">
          <ul className="loop-habits">
            {plan.habits.map((habit) => (
              <li key={habit}>{habit}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="What will come" about="The rounds vary a little from sitting to sitting.">
        <RoundTimeline label={`Rounds of ${plan.name}`} rounds={roundsOfPlan(plan)} plan />
      </Section>
    </>
  );
}
