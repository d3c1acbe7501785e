import { useState } from 'react';
import { Button } from '../../components/Button';
import { Choice } from '../../components/Choice';
import { Dialog } from '../../components/Dialog';
import { SelectField, TextField } from '../../components/Field';
import { duration, nameOf } from '../../components/format';
import { ErrorNote } from '../../components/Notes';
import { readSeed } from './seed';
import './StartDialog.css';
import { choiceFor, modes, remember, sessionFor, talkLevels, temperaments, useStart, type StartSubject } from './start';

const options = (ids: readonly string[]) => ids.map((value) => ({ value, text: nameOf(value) }));

const about = (subject: StartSubject) => {
  switch (subject.kind) {
    case 'prompt':
      return { title: subject.prompt.title, minutes: subject.prompt.minutes };
    case 'talk':
      return { title: subject.talk.title, minutes: subject.talk.minutes };
    case 'problem':
      return { title: subject.problem.title, minutes: subject.problem.minutes };
    case 'drill':
      return { title: subject.drill.title, minutes: subject.drill.minutes };
  }
};

/** How to sit a prompt, a round of talk or a drill. Opens with the last choice, so that Enter is enough. */
export function StartDialog({ subject, onClose }: { subject: StartSubject; onClose: () => void }) {
  const [choice, setChoice] = useState(() => choiceFor(subject));
  const [seedText, setSeedText] = useState('');
  const { start, starting, error } = useStart();
  const { title, minutes } = about(subject);
  const seed = readSeed(seedText);
  const levels = subject.kind === 'prompt' ? subject.prompt.levels : talkLevels;
  const change = (part: Partial<typeof choice>) => setChoice((c) => ({ ...c, ...part }));
  const submit = () => {
    if (seed.error !== undefined) return;
    remember(choice);
    start(sessionFor(subject, choice, seed.seed));
  };
  return (
    <Dialog title={title} about={`${duration(minutes)}. The clock starts when you are in the room.`} onClose={onClose}>
      <form
        className="start-form"
        onSubmit={(e) => {
          e.preventDefault();
          submit();
        }}
      >
        <Choice legend="Mode" options={modes} value={choice.mode} onPick={(mode) => change({ mode })} />
        <div className="start-row">
          <SelectField
            label="Level"
            options={options(levels)}
            value={choice.level}
            onPick={(level) => change({ level })}
          />
          <SelectField
            label="Interviewer"
            options={temperaments}
            value={choice.temperament}
            onPick={(temperament) => change({ temperament })}
          />
          {subject.kind === 'talk' && subject.talk.roles.length > 1 && (
            <SelectField
              label="Role"
              options={options(subject.talk.roles)}
              value={choice.role}
              onPick={(role) => change({ role })}
            />
          )}
          {subject.kind === 'talk' && subject.talk.companies.length > 1 && (
            <SelectField
              label="Company"
              options={options(subject.talk.companies)}
              value={choice.company}
              onPick={(company) => change({ company })}
            />
          )}
        </div>
        <details>
          <summary>Sit a world you know</summary>
          <TextField
            label="Seed"
            inputMode="numeric"
            value={seedText}
            onText={setSeedText}
            error={seed.error}
            hint="The same seed gives the same world and the same luck. A debrief names its seed."
          />
        </details>
        {error !== null && <ErrorNote error={error} />}
        <div className="dialog-foot">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" primary disabled={starting || seed.error !== undefined}>
            {starting ? 'Opening the room…' : 'Start'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
