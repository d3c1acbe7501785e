import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus, Shapes, Spline, Wand2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/Button';
import { useDesign } from '../DesignContext';
import { focusLater, type TabId } from '../useDesignCommands';
import { BoardList } from './BoardList';
import './Board.css';
import { Canvas, fit } from './Canvas';
import { ComponentPanel } from './ComponentPanel';
import { Palette } from './Palette';
import { useBoard, type Board } from './useBoard';
import { useBoardCommands } from './useBoardCommands';

/** The architecture: components with their owners, lines and notes, on a canvas and in a list. */
export function BoardTab({ openTab }: { openTab: (tab: TabId) => void }) {
  return (
    <ReactFlowProvider>
      <BoardBody openTab={openTab} />
    </ReactFlowProvider>
  );
}

function BoardBody({ openTab }: { openTab: (tab: TabId) => void }) {
  const { editable } = useDesign();
  const board = useBoard();
  const [isOpen, setIsOpen] = useState(false);
  const flow = useReactFlow();
  // The canvas changes its height with the panel.
  useEffect(() => {
    const timer = setTimeout(() => void flow.fitView(fit), 50);
    return () => clearTimeout(timer);
  }, [flow, isOpen]);
  const entry = board.entries.find((e) => e.id === board.selected);
  const edit = (field: string) => {
    setIsOpen(true);
    focusLater(() => document.querySelector<HTMLElement>(field));
  };
  const close = () => {
    setIsOpen(false);
    document.getElementById('design-board-list')?.focus();
  };
  useBoardCommands(board, { edit, openTab });
  const isUnowned = board.entries.every((e) => e.owner === undefined || e.owner.team === '');
  return (
    <div className="board" data-open={isOpen && entry !== undefined}>
      <div className="board-main">
        <div className="board-side">
          <BoardList board={board} />
        </div>
        <div className="board-canvas" data-joining={board.joining !== undefined}>
          <Canvas board={board} />
          <Tools board={board} onAdd={() => edit('#design-note-text')} onOwner={() => edit('#design-owner-team')} />
          {board.joining !== undefined && (
            <p className="board-hint small">
              Click where the line from {board.nameOf(board.joining)} ends; Escape stops.
            </p>
          )}
        </div>
      </div>
      {isOpen && entry && (
        <ComponentPanel key={entry.id} entry={entry} onClose={close} onWrite={(text) => board.write(entry.id, text)} />
      )}
      <p className="small quiet board-foot">
        {editable && isUnowned && 'Choose a component and press O to name who owns it. '}
        Owners, on-call and escalation are part of the design. Lines, places and notes are a drawing: it stays in this
        browser and has no effect on the run.
      </p>
    </div>
  );
}

function Tools({ board, onAdd, onOwner }: { board: Board; onAdd: () => void; onOwner: () => void }) {
  const { editable } = useDesign();
  const flow = useReactFlow();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <div className="board-tools" role="toolbar" aria-label="Board">
        {editable && (
          <>
            <Button
              quiet
              aria-expanded={isOpen}
              onClick={() => setIsOpen((o) => !o)}
              title="What can be put on the board"
            >
              <Shapes size={16} aria-hidden /> Add
            </Button>
            <Button quiet onClick={onOwner} title="Owner of the chosen component (O)">
              Owner
            </Button>
            <Button
              quiet
              aria-pressed={board.joining !== undefined}
              onClick={() => (board.joining === undefined ? board.beginOrJoin() : board.cancel())}
              title="Draw a line from the chosen component (C)"
            >
              <Spline size={16} aria-hidden /> Line
            </Button>
            <Button
              quiet
              aria-label="Arrange everything"
              title="Arrange everything by its lines"
              onClick={board.arrange}
            >
              <Wand2 size={16} aria-hidden />
            </Button>
          </>
        )}
        <Button quiet aria-label="Zoom in" onClick={() => void flow.zoomIn()}>
          <Plus size={16} aria-hidden />
        </Button>
        <Button quiet aria-label="Zoom out" onClick={() => void flow.zoomOut()}>
          <Minus size={16} aria-hidden />
        </Button>
        <Button quiet aria-label="Show everything" title="Show everything" onClick={() => void flow.fitView(fit)}>
          <Maximize size={16} aria-hidden />
        </Button>
      </div>
      {isOpen && editable && <Palette board={board} onAdded={onAdd} onClose={() => setIsOpen(false)} />}
    </>
  );
}
