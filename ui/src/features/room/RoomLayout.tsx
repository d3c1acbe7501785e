import { useEffect, useState, type ReactNode } from 'react';
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels';
import { readSetting, writeSetting } from '../../app/settings';
import type { PaneId } from './RoomContext';
import { paneNames } from './SidePanes';

/** What a narrow screen shows, one at a time. */
export type View = 'conversation' | PaneId;

interface Props {
  view: View;
  panes: readonly PaneId[];
  onView: (view: View) => void;
  conversation: ReactNode;
  side: ReactNode;
}

const narrow = '(max-width: 820px)';

/** Whether a media query holds now. */
export function useMedia(asked: string) {
  const [holds, setHolds] = useState(() => window.matchMedia(asked).matches);
  useEffect(() => {
    const query = window.matchMedia(asked);
    const onChange = () => setHolds(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, [asked]);
  return holds;
}

/** Conversation and panes side by side with a rule that can be moved; on a narrow screen one at a time. */
export function RoomLayout(props: Props) {
  return useMedia(narrow) ? <OneAtATime {...props} /> : <SideBySide {...props} />;
}

function SideBySide({ conversation, side }: Props) {
  const [layout] = useState(() => readSetting<Layout | undefined>('room.layout', undefined));
  return (
    <Group
      className="room-panes"
      orientation="horizontal"
      {...(layout === undefined ? {} : { defaultLayout: layout })}
      onLayoutChanged={(changed, meta) => {
        if (meta.isUserInteraction) writeSetting('room.layout', changed);
      }}
    >
      <Panel id="talk" defaultSize="42%" minSize="22rem">
        {conversation}
      </Panel>
      <Separator className="room-rule" aria-label="Width of the conversation" />
      <Panel id="board" minSize="20rem">
        {side}
      </Panel>
    </Group>
  );
}

function OneAtATime({ view, panes, onView, conversation, side }: Props) {
  const views: View[] = ['conversation', ...panes];
  return (
    <div className="room-single">
      <nav aria-label="Parts of the room" className="room-views">
        {views.map((v) => (
          <button
            key={v}
            type="button"
            className="room-view"
            aria-current={v === view ? 'page' : undefined}
            onClick={() => onView(v)}
          >
            {v === 'conversation' ? 'Talk' : paneNames[v]}
          </button>
        ))}
      </nav>
      <div className="room-part" hidden={view !== 'conversation'}>
        {conversation}
      </div>
      <div className="room-part" hidden={view === 'conversation'}>
        {side}
      </div>
    </div>
  );
}
