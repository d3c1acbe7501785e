import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Waiting } from '../../components/Notes';
import { Conversation } from './Conversation';
import { Live } from './Live';
import { RoomContext, type PaneId, type RoomAccess } from './RoomContext';
import { RoomHead } from './RoomHead';
import { RoomLayout, type View } from './RoomLayout';
import type { RoomSession } from './RoomSession';
import { SessionContext, type RoomInside } from './SessionContext';
import { panesOf, SidePanes } from './SidePanes';
import { Tour } from './Tour';
import { useRoomCommands } from './roomCommands';
import { readAloud, useVoice } from './voice';

const CodeRoom = lazy(() => import('../code/CodeRoom').then((m) => ({ default: m.CodeRoom })));

/** The room around a session: what every part sees, the layout, and the voices. */
export function Room({ session }: { session: RoomSession }) {
  const { model, nowMs } = useSyncExternalStore(session.subscribe, session.snapshot);
  const { page, state } = model;
  const panes = useMemo(() => panesOf(page), [page]);
  const [pane, setPane] = useState<PaneId>(panes[0] ?? 'facts');
  const [view, setView] = useState<View>(page.code === undefined ? 'conversation' : 'problem');
  const [spoken, setSpoken] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);

  const announce = useCallback((text: string) => setSpoken((before) => (before === text ? `${text} ` : text)), []);
  const show = useCallback(
    (to: PaneId) => {
      if (!panes.includes(to)) return;
      setPane(to);
      setView(to);
    },
    [panes],
  );
  const toBox = useCallback(() => {
    setView('conversation');
    // After the conversation is shown again on a narrow screen.
    setTimeout(() => box.current?.focus(), 0);
  }, []);
  const isAloud = useVoice((v) => v.readAloud);
  useEffect(
    () =>
      session.onWords((words) => {
        announce(`Interviewer: ${words}`);
        if (isAloud) readAloud(words);
      }),
    [session, announce, isAloud],
  );

  const access: RoomAccess = {
    page,
    state,
    lines: model.lines,
    busy: model.sending > 0,
    offline: !model.connected,
    canDesign: state.ended === undefined && !state.frozen && model.hindrance?.kind !== 'elsewhere',
    nowMs,
    act: session.act,
    pane,
    show,
    announce,
  };
  const onView = (to: View) => (to === 'conversation' ? setView(to) : show(to));
  const inside = useMemo<RoomInside>(() => ({ session, model, toBox }), [session, model, toBox]);

  return (
    <SessionContext value={inside}>
      <RoomContext value={access}>
        <Commands />
        <div className="room">
          <RoomHead />
          <main className="room-main">
            {page.code === undefined ? (
              <RoomLayout
                view={view}
                panes={panes}
                onView={onView}
                conversation={<Conversation box={box} />}
                side={<SidePanes panes={panes} />}
              />
            ) : (
              <Suspense fallback={<Waiting>Opening the problem…</Waiting>}>
                <CodeRoom code={page.code} view={view} onView={onView} conversation={<Conversation box={box} />} />
              </Suspense>
            )}
          </main>
        </div>
        <Tour />
        <Live words={spoken} />
      </RoomContext>
    </SessionContext>
  );
}

function Commands() {
  useRoomCommands();
  return null;
}
