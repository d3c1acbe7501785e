import { clock } from '../../components/format';
import { useDebriefAccess } from './DebriefContext';
import type { Evidence } from './debriefJson';
import { momentKey } from './moments';
import { evidenceText } from './story';

interface Props {
  evidence: Evidence & { signal?: string };
}

/** Words of the record with the time they were said; a link to that moment. */
export function Quote({ evidence }: Props) {
  const { goTo } = useDebriefAccess();
  const key = momentKey(evidence);
  const text = evidenceText(evidence);
  if (key === null) return <span className="quote quote-absent">{text}</span>;
  return (
    <a
      className="quote"
      href={`?at=${key}#moments`}
      onClick={(e) => {
        if (e.ctrlKey || e.metaKey || e.shiftKey) return;
        e.preventDefault();
        goTo(evidence.seq, true);
      }}
    >
      {text} <span className="quote-time mono">{clock(evidence.atMs)}</span>
    </a>
  );
}

/** A time of the session as a link to its moment. */
export function TimeLink({ atMs, seq }: { atMs: number; seq: number }) {
  const { goTo } = useDebriefAccess();
  return (
    <a
      className="mono"
      href={`?at=${seq}#moments`}
      aria-label={`Go to ${clock(atMs)}`}
      onClick={(e) => {
        if (e.ctrlKey || e.metaKey || e.shiftKey) return;
        e.preventDefault();
        goTo(seq, true);
      }}
    >
      {clock(atMs)}
    </a>
  );
}
