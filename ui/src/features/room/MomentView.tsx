import { Check, ChartLine, Clock, Hand, Lightbulb, Play, SendHorizontal, X } from 'lucide-react';
import type { Line } from '../../api/types';
import { Button } from '../../components/Button';
import { clock } from '../../components/format';
import { markText, type Moment } from './conversationModel';
import { OfferCard } from './OfferCard';
import { Reading } from './Reading';
import { useRoom } from './RoomContext';
import { StopCard } from './StopCard';

/** One moment of the conversation. */
export function MomentView({ moment, isLastTurn }: { moment: Moment; isLastTurn: boolean }) {
  switch (moment.kind) {
    case 'turn':
      return (
        <li className="moment moment-own" data-seq={moment.seq}>
          <Stamp atMs={moment.line.atMs} />
          <div className="own">
            <p className="own-words">
              <span className="unseen">You: </span>
              {moment.line.text}
            </p>
            <Reading clauses={moment.clauses} canCorrect={isLastTurn} />
          </div>
        </li>
      );
    case 'speech':
      return <Speech lines={moment.lines} />;
    case 'phase':
      return <PhaseMark line={moment.line} />;
    case 'offer':
      return (
        <li className="moment" data-seq={moment.seq}>
          <Stamp atMs={moment.line.atMs} />
          <OfferCard line={moment.line} />
        </li>
      );
    case 'stop':
      return (
        <li className="moment" data-seq={moment.seq}>
          <Stamp atMs={moment.line.atMs} />
          <StopCard line={moment.line} />
        </li>
      );
    case 'mark':
      return <Mark line={moment.line} />;
  }
}

function Stamp({ atMs }: { atMs: number }) {
  return <time className="stamp mono">{clock(atMs)}</time>;
}

function Speech({ lines }: { lines: readonly Line[] }) {
  const [first] = lines;
  if (first === undefined) return null;
  return (
    <li className="moment" data-seq={first.seq}>
      <Stamp atMs={first.atMs} />
      <div className="speech">
        <Sign line={first} />
        {lines.map((line) => (
          <p key={line.seq} data-seq={line.seq}>
            {line === first && <span className="unseen">Interviewer: </span>}
            {line.text}
          </p>
        ))}
      </div>
    </li>
  );
}

// A cut-in and a word on time say what they are: by a shape and a word, not by colour.
function Sign({ line }: { line: Line }) {
  if (line.type === 'interrupted')
    return (
      <span className="sign">
        <Hand size={14} aria-hidden /> cuts in
      </span>
    );
  if (line.type === 'nudged')
    return (
      <span className="sign">
        <Clock size={14} aria-hidden /> on time
      </span>
    );
  if (line.type === 'hinted')
    return (
      <span className="sign">
        <Lightbulb size={14} aria-hidden /> hint{line.code?.step !== undefined && ` ${line.code.step}`}
      </span>
    );
  return null;
}

function PhaseMark({ line }: { line: Line }) {
  const { page } = useRoom();
  const name = page.phases.find((p) => p.id === line.phase)?.name ?? line.phase ?? '';
  return (
    <li className="moment-phase" data-seq={line.seq}>
      <p className="phase-rule">
        <span>{name}</span>
        <time className="mono">{clock(line.atMs)}</time>
      </p>
      {line.text !== '' && (
        <div className="moment">
          <span />
          <div className="speech">
            <p>
              <span className="unseen">Interviewer: </span>
              {line.text}
            </p>
          </div>
        </div>
      )}
    </li>
  );
}

function MarkIcon({ line: { type, code } }: { line: Line }) {
  if (type === 'ran') return <ChartLine size={14} aria-hidden />;
  if (type === 'codeAsked')
    return code?.what === 'submit' ? (
      <SendHorizontal size={14} aria-hidden />
    ) : code?.what === undefined ? (
      <Lightbulb size={14} aria-hidden />
    ) : (
      <Play size={14} aria-hidden />
    );
  return type === 'codeRan' && code?.verdict !== 'accepted' ? (
    <X size={14} aria-hidden />
  ) : (
    <Check size={14} aria-hidden />
  );
}

function Mark({ line }: { line: Line }) {
  const { show, page } = useRoom();
  const isRun = line.type === 'ran';
  return (
    <li className="moment" data-seq={line.seq}>
      <Stamp atMs={line.atMs} />
      <div className="mark">
        <MarkIcon line={line} />
        <span>{markText(line, page.design)}</span>
        {isRun && line.run && page.mode === 'coached' && (
          <Button quiet className="mark-link" onClick={() => show('run')}>
            See the run
          </Button>
        )}
      </div>
    </li>
  );
}
