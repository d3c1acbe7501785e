import { useEffect, useRef } from 'react';
import { clock, money, words } from '../../components/format';
import { useDebriefAccess } from './DebriefContext';
import { quoteSpan, type Moment } from './moments';
import { speaker } from './Scrubber';
import { plain } from './story';

/** The whole transcript, the moment in view and marked. */
export function TranscriptAt({ index }: { index: number }) {
  const { moments, goTo, debrief } = useDebriefAccess();
  const list = useRef<HTMLOListElement>(null);
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const [box, item] = [list.current, current.current];
    // Scrolls the list alone: the page stays where the reader is.
    if (box && item) box.scrollTop = item.offsetTop - box.clientHeight / 3;
  }, [index]);
  const quotes = debrief.dimensions.flatMap((d) => d.evidence);
  return (
    <ol ref={list} className="transcript" tabIndex={0} aria-label="Transcript">
      {moments.map((m, i) => (
        <li
          key={m.seq}
          ref={i === index ? current : undefined}
          aria-current={i === index ? 'true' : undefined}
          className={i === index ? 'transcript-line transcript-now' : 'transcript-line'}
        >
          <button
            type="button"
            className="transcript-time mono"
            onClick={() => goTo(m.seq)}
            aria-label={`Stand at ${clock(m.atMs)}`}
          >
            {clock(m.atMs)}
          </button>
          <div>
            <span className="transcript-who">{speaker(m)}</span>{' '}
            <Words moment={m} quotes={quotes.filter((q) => q.seq === m.seq).map((q) => q.quote)} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What a line says, with what is quoted from it marked. */
function Words({ moment, quotes }: { moment: Moment; quotes: string[] }) {
  const { line } = moment;
  if (line.type === 'phase' && line.text === '') return <em className="quiet">{words(line.phase ?? '')} begins.</em>;
  if (line.type === 'designed')
    return (
      <em className="quiet">{line.accepted === false ? 'Offer turned down.' : `Design: ${plain(line.patch ?? {})}`}</em>
    );
  if (line.type === 'ran')
    return (
      <em className="quiet">
        {line.run === undefined ? 'The design runs.' : `The run cost ${money(line.run.totalCents / 100)}.`}
      </em>
    );
  const spans = quotes
    .map((q) => quoteSpan(line.text, q))
    .filter((s) => s !== null)
    .sort((a, b) => a[0] - b[0]);
  const parts: { text: string; isQuoted: boolean }[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    if (start < from) continue;
    parts.push(
      { text: line.text.slice(from, start), isQuoted: false },
      { text: line.text.slice(start, end), isQuoted: true },
    );
    from = end;
  }
  parts.push({ text: line.text.slice(from), isQuoted: false });
  return <>{parts.map((p, i) => (p.isQuoted ? <mark key={i}>{p.text}</mark> : p.text))}</>;
}
