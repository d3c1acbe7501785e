import { Redo2, Undo2 } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { JsonTree, Problem } from '../../api/types';
import { readSetting, writeSetting } from '../../app/settings';
import { Button } from '../../components/Button';
import { Empty, Waiting } from '../../components/Notes';
import { useRoom } from '../room/RoomContext';
import { DecisionsTab } from './decisions/DecisionsTab';
import { DesignContext, useDesign, type DesignAccess } from './DesignContext';
import './DesignPane.css';
import './decisions/decisions.css';
import { designSession, shown, type DesignSession } from './designStore';
import { SendState } from './SendState';
import { ProgrammeTab } from './programme/ProgrammeTab';
import { RolloutTab } from './rollout/RolloutTab';
import { tabs, useDesignCommands, type TabId } from './useDesignCommands';
import { useNarrow } from './useNarrow';

const BoardTab = lazy(() => import('./board/BoardTab').then((m) => ({ default: m.BoardTab })));
const TextTab = lazy(() => import('./text/TextTab').then((m) => ({ default: m.TextTab })));

/** The design of the room: board, decisions, rollout, programme and the same as text. */
export function DesignPane() {
  const room = useRoom();
  const { page, state, act, announce, show } = room;
  const isShown = room.pane === 'design';
  const session = useMemo(() => designSession(page.id, state.design), [page.id]); // eslint-disable-line react-hooks/exhaustive-deps
  const isOpen = !state.frozen && state.ended === undefined;
  const canSend = isOpen && room.canDesign && !room.offline;
  useEffect(
    () => session.follow(state.design, state.seq, canSend ? act : null, announce),
    [session, state.design, state.seq, canSend, act, announce],
  );
  useEffect(() => {
    if (!isOpen) session.close();
  }, [session, isOpen]);
  const tree = useShown(session);
  const narrow = useNarrow();
  const problems = useMemo(() => byPath(state.problems), [state.problems]);
  const editable = isOpen && !narrow;
  const access = useMemo<DesignAccess>(
    () => ({ page, session, tree, editable, problems, isShown, announce }),
    [page, session, tree, editable, problems, isShown, announce],
  );
  if (page.design.length === 0) return <Empty>This round is spoken: there is no design to fill in.</Empty>;
  return (
    <DesignContext value={access}>
      <Pane yaml={state.yaml} known={state.problems} isOpen={isOpen} narrow={narrow} show={show} />
    </DesignContext>
  );
}

interface PaneProps {
  yaml: string;
  known: Problem[];
  isOpen: boolean;
  narrow: boolean;
  show: (pane: 'design') => void;
}

// A field undoes its own typing; where nothing was typed since, the design's last change is meant.
const undoInField = (session: DesignSession) => (e: KeyboardEvent) => {
  if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 'z' || !(e.target instanceof HTMLElement)) return;
  if (!e.target.matches('input, textarea, select') || e.target.dataset.draft !== undefined) return;
  e.preventDefault();
  if (e.shiftKey) session.redo();
  else session.undo();
};

function Pane({ yaml, known, isOpen, narrow, show }: PaneProps) {
  const { session } = useDesign();
  const [tab, setTab] = useState<TabId>(() => readSetting<TabId>('design.tab', 'board'));
  const open = useCallback(
    (id: TabId) => {
      writeSetting('design.tab', id);
      setTab(id);
      show('design');
    },
    [show],
  );
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(id) => open(id as TabId)}
      className="design-pane"
      onKeyDown={undoInField(session)}
    >
      <Head open={open} />
      {!isOpen && (
        <p className="design-fixed small">The design is fixed: the interviewer has it now, and you can read it here.</p>
      )}
      {isOpen && narrow && (
        <p className="design-fixed small">
          The design is for reading at this width; open it on a wider screen to change it.
        </p>
      )}
      {tabs.map(({ id }) => (
        <Tabs.Content key={id} value={id} className="design-body" data-tab={id}>
          <Suspense fallback={<Waiting>Opening…</Waiting>}>
            {id === 'board' && <BoardTab openTab={open} />}
            {id === 'decisions' && <DecisionsTab />}
            {id === 'rollout' && <RolloutTab />}
            {id === 'programme' && <ProgrammeTab />}
            {id === 'text' && <TextTab yaml={yaml} known={known} />}
          </Suspense>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function Head({ open }: { open: (id: TabId) => void }) {
  const { editable } = useDesign();
  const { undo, redo, canUndo, canRedo } = useDesignCommands(open);
  return (
    <div className="design-head">
      <Tabs.List className="design-tabs" aria-label="Parts of the design">
        {tabs.map(({ id, name }) => (
          <Tabs.Trigger key={id} value={id} className="design-tab">
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <SendState />
      {editable && (
        <span className="design-undo">
          <Button quiet aria-label="Undo" title="Undo (Ctrl Z)" disabled={!canUndo} onClick={undo}>
            <Undo2 size={16} aria-hidden />
          </Button>
          <Button quiet aria-label="Redo" title="Redo (Ctrl Shift Z)" disabled={!canRedo} onClick={redo}>
            <Redo2 size={16} aria-hidden />
          </Button>
        </span>
      )}
    </div>
  );
}

const useShown = (session: DesignSession): JsonTree => {
  const known = useStore(session.store, (s) => s.known);
  const pending = useStore(session.store, (s) => s.pending);
  return useMemo(() => shown({ known, pending }), [known, pending]);
};

// A problem of a delegation stands at its knob.
const byPath = (problems: readonly Problem[]): ReadonlyMap<string, string> =>
  new Map(
    problems.flatMap((p): [string, string][] =>
      p.property === undefined ? [] : [[p.property.replace(/^delegated\./, ''), p.message]],
    ),
  );
