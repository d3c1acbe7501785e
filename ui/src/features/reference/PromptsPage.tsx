import { useState } from 'react';
import { useDrills, useKinds, useProblems, usePrompts } from '../../api/queries';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PageHead } from '../../components/PageHead';
import { Catalogue } from '../home/Catalogue';
import type { StartSubject } from '../home/start';
import { StartDialog } from '../home/StartDialog';
import { ReferenceNav } from './ReferenceNav';

/** Everything that can be sat, as a list to look things up in. */
export function PromptsPage() {
  const [prompts, kinds, drills, problems] = [usePrompts(), useKinds(), useDrills(), useProblems()];
  const [subject, setSubject] = useState<StartSubject>();
  const error = prompts.error ?? kinds.error ?? drills.error;
  return (
    <>
      <ReferenceNav />
      <PageHead
        title="Prompts"
        about="A prompt's page shows what is asked and how it is marked. What it hides stays hidden until you have sat it."
      />
      {error !== null && <ErrorNote error={error} />}
      {prompts.isPending && <Waiting>Reading the prompts…</Waiting>}
      {prompts.data && (
        <Catalogue
          prompts={prompts.data}
          kinds={kinds.data ?? []}
          problems={problems.data ?? []}
          drills={drills.data ?? []}
          onStart={setSubject}
        />
      )}
      {subject && <StartDialog subject={subject} onClose={() => setSubject(undefined)} />}
    </>
  );
}
