import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { PhoneCall, TrendingUp, TriangleAlert, UserRound } from 'lucide-react';
import type { BoardEntry } from './useBoard';

export type BoardNode = Node<{ entry: BoardEntry; isJoining: boolean }, 'component' | 'extra'>;

const sides = [Position.Left, Position.Right, Position.Top, Position.Bottom];

/** A line may begin and end at every side. */
const Handles = () => sides.map((side) => <Handle key={side} id={side} type="source" position={side} />);

/** A component of the system: its name, who owns it, who is paged and who comes next. */
function ComponentNode({ data: { entry, isJoining }, selected }: NodeProps<BoardNode>) {
  const { owner } = entry;
  const isOwned = owner !== undefined && owner.team !== '';
  return (
    <div className="board-node" data-selected={selected} data-joining={isJoining} data-owned={isOwned}>
      <p className="board-node-name">{entry.name}</p>
      {isOwned ? (
        <>
          <p className="board-node-line">
            <UserRound size={12} aria-hidden /> {owner.team}
          </p>
          <p className="board-node-line" data-missing={owner.onCall === ''}>
            <PhoneCall size={12} aria-hidden /> {owner.onCall === '' ? 'nobody on call' : owner.onCall}
          </p>
          <p className="board-node-line" data-missing={owner.escalation === ''}>
            <TrendingUp size={12} aria-hidden /> {owner.escalation === '' ? 'no escalation' : owner.escalation}
          </p>
        </>
      ) : (
        <p className="board-node-line unowned">
          <TriangleAlert size={12} aria-hidden /> nobody owns it
        </p>
      )}
      {entry.of > 0 && (
        <p className="board-node-open">
          {entry.open === 0 ? 'nothing open' : `${entry.open} of ${entry.of} decisions open`}
        </p>
      )}
      <Handles />
    </div>
  );
}

/** A note or an extra box: paper, not machinery. */
function ExtraNode({ data: { entry, isJoining }, selected }: NodeProps<BoardNode>) {
  return (
    <div className="board-note" data-kind={entry.kind} data-selected={selected} data-joining={isJoining}>
      <p>{entry.name}</p>
      <p className="board-note-says">a note: no effect on the run</p>
      <Handles />
    </div>
  );
}

export const nodeTypes = { component: ComponentNode, extra: ExtraNode };
