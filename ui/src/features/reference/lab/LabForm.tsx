import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ApiError } from '../../../api/client';
import { useSystem } from '../../../api/queries';
import type { NewRun, PromptSummary, SystemPage } from '../../../api/types';
import { readSetting, writeSetting } from '../../../app/settings';
import { useCommands, type Command } from '../../../commands/registry';
import { Button } from '../../../components/Button';
import { Choice } from '../../../components/Choice';
import { SelectField, TextField } from '../../../components/Field';
import { words } from '../../../components/format';
import { ErrorNote } from '../../../components/Notes';
import { LineEditor } from '../../study/LineEditor';
import { readCount } from './labFigures';

interface Props {
  prompts: readonly PromptSummary[];
  busy: boolean;
  error: Error | null;
  onRun: (run: NewRun, system: string) => void;
}

type Which = 'naive' | 'reference' | 'own';

const designs = [
  { value: 'naive' as const, text: 'Naive', about: 'What somebody in a hurry would do.' },
  { value: 'reference' as const, text: 'Reference', about: 'A careful one, written beforehand.' },
  { value: 'own' as const, text: 'Your own', about: 'As YAML; knobs that are left out are undecided.' },
];

/** What is run, in which world, with which luck, how often. */
export function LabForm({ prompts, busy, error, onRun }: Props) {
  const [address, setAddress] = useSearchParams();
  const prompt = prompts.find((p) => p.id === address.get('prompt')) ?? prompts[0];
  const [which, setWhich] = useState<Which>('naive');
  const [yaml, setYaml] = useState(() => readSetting('lab.yaml', ''));
  const [replicates, setReplicates] = useState('16');
  const [seed, setSeed] = useState('1');
  const [given, setGiven] = useState<Record<string, string>>({});
  const system = useSystem(prompt?.system.id ?? '', prompt !== undefined).data;
  const counts = { replicates: readCount(replicates, 1, 4096), seed: readCount(seed, 0, Number.MAX_SAFE_INTEGER) };
  const wrong =
    counts.replicates.error ?? counts.seed.error ?? (which === 'own' && yaml.trim() === '' ? 'no design' : '');
  const ready = prompt !== undefined && wrong === '' && !busy;
  const submit = useCallback(() => {
    if (!ready) return;
    writeSetting('lab.yaml', yaml);
    const fixed = Object.fromEntries(Object.entries(given).filter(([, choice]) => choice !== ''));
    onRun(
      {
        prompt: prompt.id,
        design: which === 'own' ? yaml : which,
        seed: counts.seed.value,
        replicates: counts.replicates.value,
        ...(Object.keys(fixed).length === 0 ? {} : { given: fixed }),
      },
      prompt.system.id,
    );
  }, [ready, prompt, which, yaml, given, counts.seed.value, counts.replicates.value, onRun]);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'labRun',
        name: 'Run the design',
        key: 'mod+enter',
        group: 'Lab',
        unavailable: ready ? undefined : busy ? 'A run is going on' : 'Something is missing',
        perform: submit,
      },
    ],
    [ready, busy, submit],
  );
  useCommands(commands);
  if (prompt === undefined) return null;
  return (
    <form
      className="lab-form"
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      <SelectField
        label="Prompt"
        options={prompts.map((p) => ({ value: p.id, text: p.title }))}
        value={prompt.id}
        onPick={(id) => setAddress({ prompt: id }, { replace: true })}
      />
      <Choice legend="Design" options={designs} value={which} onPick={setWhich} />
      {which === 'own' && (
        <LineEditor
          label="Design as YAML"
          text={yaml}
          problems={error instanceof ApiError ? error.problems : []}
          onText={setYaml}
          rows={14}
        />
      )}
      <div className="lab-row">
        <TextField
          label="Replicates"
          inputMode="numeric"
          value={replicates}
          onText={setReplicates}
          error={counts.replicates.error}
          hint="The same world with other luck, 1 to 4096."
        />
        <TextField
          label="Seed"
          inputMode="numeric"
          value={seed}
          onText={setSeed}
          error={counts.seed.error}
          hint="Draws the world and the luck."
        />
      </div>
      {system && <Given luck={system.luck} given={given} onGiven={setGiven} />}
      {error !== null && !(which === 'own' && error instanceof ApiError && error.problems.length > 0) && (
        <ErrorNote error={error} />
      )}
      <div>
        <Button type="submit" primary disabled={!ready}>
          {busy ? 'Running…' : `Run ${counts.replicates.value ?? ''} times`}
        </Button>
      </div>
    </form>
  );
}

interface GivenProps {
  luck: SystemPage['luck'];
  given: Record<string, string>;
  onGiven: (given: Record<string, string>) => void;
}

function Given({ luck, given, onGiven }: GivenProps) {
  if (luck.length === 0) return null;
  const fixed = luck.filter((l) => (given[l.key] ?? '') !== '').length;
  return (
    <details className="lab-given">
      <summary>Fix luck{fixed > 0 && `: ${fixed} fixed`}</summary>
      <div className="lab-luck">
        {luck.map((l) => (
          <SelectField
            key={l.key}
            label={l.name}
            hint={l.meaning}
            options={[{ value: '', text: 'As it comes' }, ...l.choices.map((value) => ({ value, text: words(value) }))]}
            value={given[l.key] ?? ''}
            onPick={(choice) => onGiven({ ...given, [l.key]: choice })}
          />
        ))}
      </div>
    </details>
  );
}
