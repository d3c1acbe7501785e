import { useState } from 'react';
import { Button } from '../../components/Button';

interface Props {
  label: string;
  /** What it belongs to, for a screen reader: "Sample 1". */
  of: string;
  text: string;
  /** Line, from 1, that is marked: the first one that differs. */
  marked?: number;
}

/** Longer texts are cut until they are asked for; nobody reads a million numbers. */
const longest = 4_000;

/** Input or output as it is, in its own box that scrolls. */
export function CodeText({ label, of, text, marked }: Props) {
  const [whole, setWhole] = useState(false);
  const isCut = text.length > longest && !whole;
  const shown = isCut ? text.slice(0, longest) : text;
  const lines = shown.replace(/\n$/, '').split('\n');
  return (
    <figure className="code-text">
      <figcaption className="quiet small">{label}</figcaption>
      <pre tabIndex={0} role="group" aria-label={`${of}: ${label.toLowerCase()}`}>
        {text === '' ? (
          <span className="quiet">(nothing)</span>
        ) : (
          lines.map((line, i) => (
            <span key={i} className={i + 1 === marked ? 'code-line code-line-marked' : 'code-line'}>
              {line}
              {'\n'}
            </span>
          ))
        )}
      </pre>
      {isCut && (
        <Button quiet onClick={() => setWhole(true)}>
          Show all {text.length.toLocaleString('en-US')} characters
        </Button>
      )}
    </figure>
  );
}
