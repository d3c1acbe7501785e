import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MarkerType,
  ReactFlow,
  type Edge,
  type FitViewOptions,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useState } from 'react';
import { useDesign } from '../DesignContext';
import { sidesOf, type Place } from '../model/drawing';
import { nodeTypes, type BoardNode } from './nodes';
import type { Board } from './useBoard';

interface Size {
  width: number;
  height: number;
}

// The tools stand in the upper corner.
export const fit: FitViewOptions = {
  padding: { top: '60px', bottom: '24px', left: '24px', right: '24px' },
  maxZoom: 1,
};

/** The drawing itself, for the mouse; the list beside it holds the same for keys and screen readers. */
export function Canvas({ board }: { board: Board }) {
  const { editable } = useDesign();
  const { entries, selected, joining, lines } = board;
  const [sizes, setSizes] = useState<Record<string, Size>>({});
  const [held, setHeld] = useState<Record<string, Place>>({});
  const nodes = useMemo(
    () =>
      entries.map((entry): BoardNode => {
        const measured = sizes[entry.id];
        return {
          id: entry.id,
          type: entry.kind === 'component' ? 'component' : 'extra',
          position: held[entry.id] ?? entry.place,
          selected: entry.id === selected,
          data: { entry, isJoining: entry.id === joining },
          ...(measured && { measured }),
        };
      }),
    [entries, selected, joining, sizes, held],
  );
  const edges = useMemo(
    () =>
      lines.flatMap((l): Edge[] => {
        const [from, to] = [nodes.find((n) => n.id === l.from), nodes.find((n) => n.id === l.to)];
        if (!from || !to) return [];
        const { leaves, meets } = sidesOf(from.position, to.position);
        return [
          {
            id: `${l.from}>${l.to}`,
            source: l.from,
            target: l.to,
            sourceHandle: leaves,
            targetHandle: meets,
            markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
          },
        ];
      }),
    [lines, nodes],
  );
  const onNodesChange = (changes: NodeChange<BoardNode>[]) => {
    for (const change of changes) {
      if (change.type === 'dimensions' && change.dimensions) {
        const { id, dimensions } = change;
        setSizes((old) => ({ ...old, [id]: dimensions }));
      } else if (change.type === 'position' && change.position && change.dragging) {
        const { id, position } = change;
        setHeld((old) => ({ ...old, [id]: position }));
      }
    }
  };
  const dropped = (moved: BoardNode[]) => {
    setHeld({});
    const places = moved.map((n): [string, Place] => [
      n.id,
      { x: Math.round(n.position.x), y: Math.round(n.position.y) },
    ]);
    const isSame = places.every(([id, p]) => {
      const before = entries.find((e) => e.id === id)?.place;
      return before !== undefined && before.x === p.x && before.y === p.y;
    });
    if (!isSame) board.move(Object.fromEntries(places), `${places.map(([id]) => board.nameOf(id)).join(', ')} moved`);
  };
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onNodeClick={(_, node) =>
        joining === undefined || joining === node.id ? board.select(node.id) : board.connect(joining, node.id)
      }
      onNodeDragStop={(_, __, moved) => dropped(moved)}
      onPaneClick={board.cancel}
      onConnect={(c) => board.connect(c.source, c.target)}
      onEdgeClick={(_, edge) => editable && board.connect(edge.source, edge.target)}
      nodesDraggable={editable}
      nodesConnectable={editable}
      connectOnClick
      connectionMode={ConnectionMode.Loose}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      minZoom={0.3}
      maxZoom={2}
      fitView
      fitViewOptions={fit}
      aria-label="Drawing of the architecture. The list beside it holds the same."
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--rule)" />
    </ReactFlow>
  );
}
