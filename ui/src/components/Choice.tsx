import { useId } from 'react';
import './Choice.css';

interface ChoiceOption<T extends string> {
  value: T;
  text: string;
  /** One sentence that says what this choice means. */
  about?: string;
}

interface Props<T extends string> {
  legend: string;
  options: readonly ChoiceOption<T>[];
  value: T;
  onPick: (value: T) => void;
}

/** A few choices of which one holds, all of them in sight. */
export function Choice<T extends string>({ legend, options, value, onPick }: Props<T>) {
  const id = useId();
  const wordy = options.some((o) => o.about !== undefined);
  return (
    <fieldset className={`choice ${wordy ? 'choice-wordy' : ''}`}>
      <legend>{legend}</legend>
      <div className="choice-options">
        {options.map((o) => (
          <label key={o.value} className="choice-option">
            <input
              type="radio"
              name={id}
              value={o.value}
              checked={o.value === value}
              onChange={() => onPick(o.value)}
              aria-describedby={o.about === undefined ? undefined : `${id}-${o.value}`}
            />
            <span className="choice-text">{o.text}</span>
            {o.about !== undefined && (
              <span className="choice-about" id={`${id}-${o.value}`}>
                {o.about}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
