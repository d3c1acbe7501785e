import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { usePrompt } from '../../api/queries';
import type { PhasePlan, PromptPage as Prompt } from '../../api/types';
import { useCommands, type Command } from '../../commands/registry';
import { Button, ButtonLink } from '../../components/Button';
import { duration, moneyRange, nameOf } from '../../components/format';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PageHead, Section } from '../../components/PageHead';
import { Table } from '../../components/Table';
import { StartDialog } from '../home/StartDialog';
import './Reference.css';
import { ReferenceNav } from './ReferenceNav';
import { RubricTable } from './RubricTable';

/** A prompt: what is asked, in which phases, how it is marked; its facts only once it was sat. */
export function PromptPage() {
  const { id = '' } = useParams();
  const prompt = usePrompt(id);
  return (
    <>
      <ReferenceNav />
      {prompt.error !== null && <ErrorNote error={prompt.error} />}
      {prompt.isPending && <Waiting>Opening the prompt…</Waiting>}
      {prompt.data && <PromptView key={prompt.data.id} prompt={prompt.data} />}
    </>
  );
}

function PromptView({ prompt }: { prompt: Prompt }) {
  const [starting, setStarting] = useState(false);
  const commands = useMemo<Command[]>(
    () => [{ id: 'startPrompt', name: `Start ${prompt.title}`, group: 'Sit', perform: () => setStarting(true) }],
    [prompt.title],
  );
  useCommands(commands);
  return (
    <>
      <PageHead title={prompt.title} about={about(prompt)}>
        {prompt.runs && (
          <ButtonLink to={`/lab?prompt=${encodeURIComponent(prompt.id)}`}>Try designs in the lab</ButtonLink>
        )}
        <Button primary onClick={() => setStarting(true)}>
          Start
        </Button>
      </PageHead>
      <blockquote className="brief">{prompt.brief}</blockquote>
      <Section title="Phases" about={`${duration(prompt.minutes)} in all.`}>
        <Phases phases={prompt.phases} />
      </Section>
      <Section title="How it is marked" about={<Link to="/rubric">Points, levels and the decision</Link>}>
        <RubricTable rows={prompt.rubric} levels={prompt.levels} defaultLevel={prompt.defaultLevel} />
      </Section>
      <Facts prompt={prompt} />
      {starting && <StartDialog subject={{ kind: 'prompt', prompt }} onClose={() => setStarting(false)} />}
    </>
  );
}

function about(prompt: Prompt) {
  const sat =
    prompt.sat === 0 ? '' : prompt.sat === 1 ? ' You have sat it once.' : ` You have sat it ${prompt.sat} times.`;
  return (
    <>
      {nameOf(prompt.company)} {nameOf(prompt.role)}, {prompt.levels.join(' ')}, {duration(prompt.minutes)}.{' '}
      {prompt.runs ? (
        <>
          Your design runs on <Link to={`/systems/${prompt.system.id}`}>{prompt.system.title.toLowerCase()}</Link>.
        </>
      ) : (
        'A design by talk: it does not run yet.'
      )}
      {sat}
    </>
  );
}

function Phases({ phases }: { phases: readonly PhasePlan[] }) {
  return (
    <ol className="phases">
      {phases.map((p) => (
        <li key={p.id} style={{ flexGrow: p.minutes }}>
          <span className="phase-name">{p.name}</span>
          <span className="mono small quiet">{p.minutes} min</span>
          <span className="small">{p.goal}</span>
        </li>
      ))}
    </ol>
  );
}

function Facts({ prompt }: { prompt: Prompt }) {
  if (prompt.facts === undefined)
    return (
      <Section title="What could be asked">
        <p className="quiet">The facts, and what each is worth, stand here once you have sat this prompt.</p>
      </Section>
    );
  return (
    <Section title="What could be asked" about="Dollars that knowing it saves, before the world is drawn.">
      <Table label="Facts of the prompt">
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col" className="figure">
              Worth
            </th>
          </tr>
        </thead>
        <tbody>
          {prompt.facts.map((f) => (
            <tr key={f.id}>
              <th scope="row">{f.name}</th>
              <td className="figure">
                {f.worth ? (
                  moneyRange(f.worth)
                ) : (
                  <span className="quiet">{f.framing ? 'frames the task' : 'colour'}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
