import { Box, StickyNote } from 'lucide-react';
import { Button } from '../../../components/Button';
import type { Board } from './useBoard';

interface Props {
  board: Board;
  /** A note or a box is there and waits for its text. */
  onAdded: () => void;
  onClose: () => void;
}

/** The drawer of what can be put on the board. */
export function Palette({ board, onAdded, onClose }: Props) {
  const add = (kind: 'note' | 'box') => {
    board.add(kind);
    onClose();
    onAdded();
  };
  return (
    <section className="board-palette" aria-label="What can be put on the board">
      {board.away.map((c) => (
        <Button
          key={c.id}
          onClick={() => {
            board.restore(c.id);
            onClose();
          }}
        >
          {c.name}
        </Button>
      ))}
      {board.away.length === 0 && <p className="small quiet">Every component of the system is on the board.</p>}
      <Button onClick={() => add('note')}>
        <StickyNote size={14} aria-hidden /> A note
      </Button>
      <Button onClick={() => add('box')}>
        <Box size={14} aria-hidden /> Another box
      </Button>
      <p className="small quiet">Notes and boxes have no effect on the run.</p>
    </section>
  );
}
