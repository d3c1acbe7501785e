import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { apiPath } from '../../api/client';
import { planQuery, useLoops, usePlan, type PlanQuery } from '../../api/queries';
import type { LoopPlan, PlanPage } from '../../api/types';
import { Button } from '../../components/Button';
import { SelectField, TextField } from '../../components/Field';
import { duration } from '../../components/format';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { Section } from '../../components/PageHead';
import { daysUntil, isoDay, lastPlan, rememberPlan, weekday } from './plan';
import { PlanLink } from './PlanLink';

const hours = [
  { value: '0.5', text: 'Half an hour' },
  { value: '0.75', text: '45 minutes' },
  { value: '1', text: 'One hour' },
  { value: '1.5', text: 'An hour and a half' },
  { value: '2', text: 'Two hours' },
  { value: '3', text: 'Three hours' },
];

/** The time until the interview, day by day. */
export function PlanSection() {
  const today = isoDay(new Date());
  const [asked, setAsked] = useState(() => lastPlan(today));
  const loops = useLoops();
  const plan = usePlan(asked);
  return (
    <div id="plan">
      <Section title="Until the interview" about="What the guides ask for, fitted into the days you have.">
        {loops.data && (
          <PlanForm
            loops={loops.data}
            today={today}
            last={asked}
            onPlan={(query) => {
              rememberPlan(query);
              setAsked(query);
            }}
          />
        )}
        {asked === undefined && <Empty>Name the day, and each evening until then has something to do.</Empty>}
        {plan.error !== null && <ErrorNote error={plan.error} />}
        {asked !== undefined && plan.isLoading && <Waiting>Fitting it into your days…</Waiting>}
        {asked !== undefined && plan.data && <PlanDays plan={plan.data} query={asked} today={today} />}
      </Section>
    </div>
  );
}

interface FormProps {
  loops: readonly LoopPlan[];
  today: string;
  last?: PlanQuery;
  onPlan: (query: PlanQuery) => void;
}

function PlanForm({ loops, today, last, onPlan }: FormProps) {
  const [until, setUntil] = useState(last?.until ?? '');
  const [loop, setLoop] = useState(last?.loop ?? loops[0]?.id ?? '');
  const [perDay, setPerDay] = useState(String(last?.hoursPerDay ?? 0.75));
  const [error, setError] = useState<string>();
  const submit = () => {
    if (until === '' || until < today) return setError('A day from today on.');
    setError(undefined);
    onPlan({ loop, until, hoursPerDay: Number(perDay) });
  };
  return (
    <form
      className="plan-form"
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      <TextField label="Day of the interview" type="date" min={today} value={until} onText={setUntil} error={error} />
      <SelectField
        label="Loop"
        options={loops.map((l) => ({ value: l.id, text: l.name }))}
        value={loop}
        onPick={setLoop}
      />
      <SelectField label="Time on a weekday" options={hours} value={perDay} onPick={setPerDay} />
      <Button type="submit" primary={last === undefined}>
        {last === undefined ? 'Plan the days' : 'Plan again'}
      </Button>
    </form>
  );
}

function PlanDays({ plan, query, today }: { plan: PlanPage; query: PlanQuery; today: string }) {
  return (
    <>
      <div className="plan-summary">
        <p>
          The interview is {daysUntil(plan.until, today)}: {plan.days.length} days with something to do,{' '}
          <span className="figures">{plan.hours} hours</span> in all.
        </p>
        <a className="button" href={apiPath(`/plan.ics${planQuery(query)}`)} download>
          <CalendarPlus size={16} aria-hidden /> Take it into your calendar
        </a>
      </div>
      <ol className="plan-days">
        {plan.days.map((d) => (
          <li key={d.date} className={`plan-day ${d.date === today ? 'plan-today' : ''}`}>
            <span className="plan-date figures">
              {weekday(d.date)}
              {d.date === today && <strong> today</strong>}
            </span>
            <ul className="plan-items">
              {d.items.map((item) => (
                <li key={item.text}>
                  <span className="figures quiet small plan-minutes">{duration(item.minutes)}</span>
                  <PlanLink item={item} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {plan.leftOut.length > 0 && (
        <p className="quiet small">
          Left out, as the days are too short: {plan.leftOut.map((item) => item.text).join('; ')}. More time on a
          weekday brings it in.
        </p>
      )}
    </>
  );
}
