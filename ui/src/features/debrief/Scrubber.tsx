import { clock, words } from '../../components/format';
import type { KeyboardEvent } from 'react';
import type { Debrief } from './debriefJson';
import { indexAt, type Moment } from './moments';

interface Props {
  moments: readonly Moment[];
  index: number;
  /** Events that are quoted as evidence. */
  evidence: readonly number[];
  phases: Debrief['phases'];
  go: (index: number) => void;
}

/** The session's time as a slider; arrows move by event, Page keys by phase. */
export function Scrubber({ moments, index, evidence, phases, go }: Props) {
  const at = moments[index];
  const end = moments.at(-1)?.atMs ?? 1;
  if (at === undefined) return null;
  const starts = [0, ...moments.flatMap((m, i) => (m.line.type === 'phase' ? [i] : [])), moments.length - 1];
  const jump: Record<string, number | undefined> = {
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    PageUp: starts.find((i) => i > index),
    PageDown: starts.findLast((i) => i < index),
    Home: 0,
    End: moments.length - 1,
  };
  const onKey = (e: KeyboardEvent) => {
    if (!(e.key in jump)) return;
    e.preventDefault();
    const to = jump[e.key];
    if (to !== undefined && to >= 0 && to < moments.length) go(to);
  };
  const place = (atMs: number) => `${(atMs / end) * 100}%`;
  return (
    <div className="scrubber">
      <div className="scrubber-lanes" aria-hidden>
        <div className="scrubber-phases">
          {phases.map((p) => (
            <span key={p.id} style={{ flexGrow: Math.max(1, p.spentMs) }}>
              {words(p.id)}
            </span>
          ))}
        </div>
        <div className="scrubber-marks">
          {moments
            .filter((m) => evidence.includes(m.seq))
            .map((m) => (
              <span key={m.seq} className="scrubber-evidence" style={{ left: place(m.atMs) }} />
            ))}
          {moments
            .filter((m) => m.line.type === 'designed' || m.line.type === 'ran')
            .map((m) => (
              <span key={m.seq} className={`scrubber-${m.line.type}`} style={{ left: place(m.atMs) }} />
            ))}
        </div>
      </div>
      <input
        type="range"
        min={0}
        max={end}
        step={1000}
        value={at.atMs}
        aria-label="Moment of the session"
        aria-valuetext={`${clock(at.atMs)}, ${speaker(at)}: ${at.line.text.slice(0, 80)}`}
        onChange={(e) => go(indexAt(moments, Number(e.target.value)))}
        onKeyDown={onKey}
      />
      <p className="scrubber-legend small quiet">
        <span className="mono scrubber-now">
          {clock(at.atMs)} of {clock(end)}
        </span>
        <span>
          <i className="scrubber-key scrubber-evidence" aria-hidden /> quoted as evidence
        </span>
        <span>
          <i className="scrubber-key scrubber-designed" aria-hidden /> the design changed
        </span>
        <span>
          <i className="scrubber-key scrubber-ran" aria-hidden /> a run
        </span>
        <span>Arrow keys move by event.</span>
      </p>
    </div>
  );
}

/** Who a line belongs to, for people. */
export const speaker = (m: Moment) =>
  m.line.by === 'candidate' ? 'you' : m.line.by === 'interviewer' ? 'interviewer' : 'Dryrun';
