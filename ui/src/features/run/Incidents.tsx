import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { NumberedEntry } from '../../components/charts/RunChart';
import { runMoment } from '../../components/format';

const icons = { information: Info, caution: TriangleAlert, harm: OctagonAlert, good: CircleCheck };
const meanings = { information: 'event', caution: 'caution', harm: 'harm', good: 'good' };

/** The text without the time that some begin with: it stands beside. */
const told = (text: string) => text.replace(/^Day \d+ \d\d:\d\d: /, '');

/** What happened in the run, numbered as the marks in the charts are; each leads to its hour. */
export function Incidents({
  entries,
  standAt,
}: {
  entries: readonly NumberedEntry[];
  standAt: (hours: number) => void;
}) {
  if (entries.length === 0) return <p className="quiet">Nothing has happened yet.</p>;
  return (
    <ol className="incidents">
      {entries.map((e) => {
        const Icon = icons[e.severity];
        return (
          <li key={e.number} className={`incident incident-${e.severity}`}>
            <span className="incident-number mono">{e.number}</span>
            <Icon size={16} aria-hidden />
            <button
              type="button"
              className="mono"
              onClick={() => standAt(e.atMinute / 60)}
              aria-label={`Stand at ${runMoment(e.atMinute)}`}
            >
              {runMoment(e.atMinute)}
            </button>
            <span>
              <span className="unseen">{meanings[e.severity]}: </span>
              {told(e.text)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
