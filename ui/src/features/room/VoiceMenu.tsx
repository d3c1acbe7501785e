import { AudioLines } from 'lucide-react';
import { Popover, Switch } from 'radix-ui';
import { useId } from 'react';
import { Button } from '../../components/Button';
import { canDictate, canReadAloud, useVoice } from './voice';

/** Dictation and read-aloud by the browser, both off until wanted. */
export function VoiceMenu() {
  const { dictation, readAloud, setDictation, setReadAloud } = useVoice();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button quiet className="voice-open">
          <AudioLines size={16} aria-hidden /> Voice
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover voice"
          aria-label="Voice"
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          <Choice
            name="Dictate"
            isOn={dictation}
            set={setDictation}
            text={
              canDictate()
                ? 'A microphone stands beside the box; the words land in it to be corrected. Some browsers send the sound to their maker to be read.'
                : 'This browser cannot turn speech into text. Chrome, Edge and Safari can.'
            }
            isPossible={canDictate()}
          />
          <Choice
            name="Read aloud"
            isOn={readAloud}
            set={setReadAloud}
            text={
              canReadAloud()
                ? "The interviewer's words are spoken by this browser's own voice."
                : 'This browser has no voice to read with.'
            }
            isPossible={canReadAloud()}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ChoiceProps {
  name: string;
  text: string;
  isOn: boolean;
  isPossible: boolean;
  set: (on: boolean) => void;
}

function Choice({ name, text, isOn, isPossible, set }: ChoiceProps) {
  const id = useId();
  return (
    <div className="voice-choice">
      <Switch.Root
        className="switch"
        id={id}
        aria-describedby={`${id}-text`}
        checked={isOn && isPossible}
        disabled={!isPossible}
        onCheckedChange={set}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
      <label htmlFor={id}>{name}</label>
      <p id={`${id}-text`} className="quiet small">
        {text}
      </p>
    </div>
  );
}
