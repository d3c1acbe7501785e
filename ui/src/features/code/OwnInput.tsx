import { Play } from 'lucide-react';
import { useId, useState } from 'react';
import { readSetting, writeSetting } from '../../app/settings';
import { Button } from '../../components/Button';
import { useRoom } from '../room/RoomContext';
import { useCode } from './CodeContext';
import { caseName } from './codeModel';
import { useRunView } from './runView';

const about: Record<string, string> = {
  stream: 'What the program reads.',
  function: 'One call: a JSON list of the arguments, as in the samples.',
  class: 'One JSON list of calls, as in the samples.',
};

/** An input of one's own, begun from a sample; what the program makes of it is shown, not judged. */
export function OwnInput() {
  const { page } = useRoom();
  const { problem, run, barred } = useCode();
  const show = useRunView((v) => v.show);
  const id = useId();
  const place = `code.own.${page.id}.${problem.id}`;
  const [text, setText] = useState(() => readSetting(place, problem.samples[0]?.input ?? ''));
  const write = (next: string) => {
    setText(next);
    writeSetting(place, next);
  };
  return (
    <form
      className="own-input"
      onSubmit={(e) => {
        e.preventDefault();
        show('result');
        run('own', text);
      }}
    >
      <label htmlFor={id} className="small">
        <strong>Your input.</strong> <span className="quiet">{about[problem.mode] ?? ''}</span>
      </label>
      <textarea
        id={id}
        className="mono own-input-box"
        rows={4}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        wrap="off"
        onChange={(e) => write(e.target.value)}
      />
      <div className="own-input-foot">
        <Button type="submit" disabled={barred !== undefined}>
          <Play size={16} aria-hidden /> Run on this input
        </Button>
        {problem.samples.map((sample) => (
          <Button key={sample.name} quiet onClick={() => write(sample.input)}>
            Take {caseName(sample).toLowerCase()}
          </Button>
        ))}
      </div>
    </form>
  );
}
