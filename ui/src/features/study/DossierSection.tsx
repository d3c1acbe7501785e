import { useState } from 'react';
import { ApiError } from '../../api/client';
import { useDossier, useSaveDossier } from '../../api/queries';
import type { DossierPage } from '../../api/types';
import { Button } from '../../components/Button';
import { ErrorNote, Note, Waiting } from '../../components/Notes';
import { Section } from '../../components/PageHead';
import { startOfDossier } from './dossierText';
import { LineEditor } from './LineEditor';

/** Projects and stories: the file as text, what is wrong in it, what interviewers would push on. */
export function DossierSection() {
  const dossier = useDossier();
  return (
    <div id="dossier">
      <Section
        title="Your projects and stories"
        about="Deep dives and behavioural rounds are about these. They stay on this machine."
      >
        {dossier.isPending && <Waiting>Reading your dossier…</Waiting>}
        {dossier.error !== null && <ErrorNote error={dossier.error} />}
        {dossier.data && <DossierEditor saved={dossier.data} />}
      </Section>
    </div>
  );
}

function DossierEditor({ saved }: { saved: DossierPage }) {
  const [text, setText] = useState(saved.yaml);
  const save = useSaveDossier();
  const refused = save.error instanceof ApiError ? save.error.problems : [];
  const problems = save.error === null ? (save.data?.problems ?? saved.problems) : refused;
  const changed = text !== (save.data?.yaml ?? saved.yaml);
  const { gaps, uncovered } = save.data ?? saved;
  return (
    <div className="dossier-columns">
      <div className="dossier-text">
        <LineEditor label="Dossier as YAML" text={text} problems={problems} onText={setText} />
        {save.error !== null && refused.length === 0 && <ErrorNote error={save.error} />}
        <div className="dossier-actions">
          <Button primary={changed} disabled={!changed || save.isPending} onClick={() => save.mutate(text)}>
            {save.isPending ? 'Checking…' : 'Check and keep'}
          </Button>
          {text.trim() === '' && <Button onClick={() => setText(startOfDossier)}>Begin with an example</Button>}
          <span className="quiet small" role="status">
            {changed ? 'Not kept yet.' : save.isSuccess ? 'Kept.' : ''}
          </span>
        </div>
      </div>
      <DossierGaps gaps={gaps} uncovered={uncovered} />
    </div>
  );
}

const uncoveredMax = 8;

function DossierGaps({ gaps, uncovered }: Pick<DossierPage, 'gaps' | 'uncovered'>) {
  if (gaps.length + uncovered.length === 0)
    return <Note>No gap that an interviewer would push on, and every behavioural question has a story.</Note>;
  return (
    <div className="dossier-gaps">
      {gaps.length > 0 && (
        <>
          <h3>What they would push on</h3>
          {[...new Set(gaps.map((g) => g.project))].map((project) => (
            <ProjectGaps key={project} project={project} gaps={gaps.filter((g) => g.project === project)} />
          ))}
        </>
      )}
      {uncovered.length > 0 && (
        <>
          <h3>
            Questions without a story <span className="quiet small figures">{uncovered.length}</span>
          </h3>
          <ul>
            {uncovered.slice(0, uncoveredMax).map((q) => (
              <li key={q}>{q}</li>
            ))}
          </ul>
          {uncovered.length > uncoveredMax && (
            <details>
              <summary>{uncovered.length - uncoveredMax} more</summary>
              <ul>
                {uncovered.slice(uncoveredMax).map((q) => (
                  <li key={q}>{q}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </div>
  );
}

interface ProjectGapsProps {
  project: string;
  gaps: DossierPage['gaps'];
}

/** The questions that would come about a project or a story, each with the field that answers it. */
function ProjectGaps({ project, gaps }: ProjectGapsProps) {
  return (
    <div>
      <h4 className="gap-project">{project}</h4>
      <ul>
        {gaps.map((g) => (
          <li key={g.field + g.text}>
            <q>{g.ask}</q>{' '}
            <span className="quiet small">
              <code>{g.field}</code>: {g.text}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
