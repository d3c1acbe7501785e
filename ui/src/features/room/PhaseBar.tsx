import { phaseTimes, type PhaseTime } from './clock';
import { useRoom } from './RoomContext';

const minutes = (ms: number) => Math.floor(ms / 60_000);

/** Planned against spent, phase by phase; each phase is as wide as its plan. */
export function PhaseBar() {
  const { page, state, nowMs } = useRoom();
  const times = phaseTimes(page.phases, state.phases, state.phase, state.ended?.atMs ?? nowMs);
  if (times.length < 2) return <div className="phases" />;
  return (
    <ol className="phases" aria-label="Phases, minutes spent of planned">
      {times.map((time) => (
        <Phase key={time.id} time={time} goal={page.phases.find((p) => p.id === time.id)?.goal ?? ''} />
      ))}
    </ol>
  );
}

function Phase({ time, goal }: { time: PhaseTime; goal: string }) {
  const share = time.plannedMs === 0 ? 0 : Math.min(1, time.spentMs / time.plannedMs);
  const isOver = time.spentMs > time.plannedMs;
  return (
    <li
      className="phase"
      data-state={time.state}
      aria-current={time.state === 'now' ? 'step' : undefined}
      style={{ flexGrow: time.plannedMs }}
      title={goal}
    >
      <span className="phase-words">
        <span className="phase-name">{time.name}</span>
        <span className="mono figures phase-time">
          {time.state === 'toCome' ? minutes(time.plannedMs) : `${minutes(time.spentMs)}/${minutes(time.plannedMs)}`}
          {isOver && <span className="phase-over"> over</span>}
        </span>
      </span>
      <span className="phase-track" aria-hidden>
        <span className="phase-fill" data-over={isOver} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </span>
    </li>
  );
}
