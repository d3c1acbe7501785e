import { Tabs } from 'radix-ui';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import type { RoomPage } from '../../api/types';
import { Waiting } from '../../components/Notes';
import { FactsPane } from './FactsPane';
import { NotesPane } from './NotesPane';
import { useRoom, type PaneId } from './RoomContext';

const DesignPane = lazy(() => import('../design/DesignPane').then((m) => ({ default: m.DesignPane })));
const RunPane = lazy(() => import('../run/RunPane').then((m) => ({ default: m.RunPane })));

export const paneNames: Record<PaneId, string> = {
  design: 'Design',
  run: 'Run',
  facts: 'Facts & assumptions',
  problem: 'Problem',
  code: 'Code',
  notes: 'Notes',
};

// Problem and code have a layout of their own.
const contents: Partial<Record<PaneId, ComponentType>> = {
  design: DesignPane,
  run: RunPane,
  facts: FactsPane,
  notes: NotesPane,
};

/** The panes of a room: talk has no design, in real mode nobody watches the run, and a round with code has its own. */
export function panesOf(page: Pick<RoomPage, 'design' | 'runs' | 'mode' | 'code'>): PaneId[] {
  if (page.code !== undefined) return ['problem', 'code', 'notes'];
  const designs = page.design.length > 0;
  return [
    ...(designs ? (['design'] as const) : []),
    ...(designs && page.runs && page.mode === 'coached' ? (['run'] as const) : []),
    'facts',
    'notes',
  ];
}

/** The right side: a pane stays as it was left once it has been opened. */
export function SidePanes({ panes }: { panes: readonly PaneId[] }) {
  const { pane, show, state } = useRoom();
  // The run's commands work from the start, so its pane is there from the start.
  const [opened, setOpened] = useState<ReadonlySet<PaneId>>(() => new Set([pane, ...panes.filter((p) => p === 'run')]));
  if (!opened.has(pane)) setOpened(new Set([...opened, pane]));
  return (
    <Tabs.Root className="side" value={pane} onValueChange={(to) => show(to as PaneId)} activationMode="manual">
      <Tabs.List className="side-tabs" aria-label="Board" data-tour="board">
        {panes.map((p) => (
          <Tabs.Trigger key={p} value={p} className="side-tab" data-tab={p}>
            {paneNames[p]}
            {p === 'run' && state.stop && state.ended === undefined && (
              <span className="side-waits">waits for you</span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {panes.map((p) => (
        <Tabs.Content key={p} value={p} forceMount className="side-pane" data-pane={p} hidden={p !== pane}>
          {opened.has(p) && <Pane id={p} />}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function Pane({ id }: { id: PaneId }) {
  const Content = contents[id];
  if (Content === undefined) return null;
  return (
    <Suspense fallback={<Waiting>Opening {paneNames[id].toLowerCase()}…</Waiting>}>
      <Content />
    </Suspense>
  );
}
