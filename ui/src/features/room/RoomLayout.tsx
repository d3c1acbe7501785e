import { useEffect, useState, type ReactNode } from 'react';
import { Panel, Separator } from 'react-resizable-panels';
import { Columns, OneAtATime, RoomPart } from './LayoutParts';
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
  return useMedia(narrow) ? <Single {...props} /> : <SideBySide {...props} />;
}

function SideBySide({ conversation, side }: Props) {
  return (
    <Columns setting="room.layout">
      <Panel id="talk" defaultSize="42%" minSize="22rem">
        {conversation}
      </Panel>
      <Separator className="room-rule" aria-label="Width of the conversation" />
      <Panel id="board" minSize="20rem">
        {side}
      </Panel>
    </Columns>
  );
}

function Single({ view, panes, onView, conversation, side }: Props) {
  const views: { id: View; name: string }[] = [
    { id: 'conversation', name: 'Talk' },
    ...panes.map((id) => ({ id, name: paneNames[id] })),
  ];
  return (
    <OneAtATime views={views} shown={view} onView={onView}>
      <RoomPart isShown={view === 'conversation'}>{conversation}</RoomPart>
      <RoomPart isShown={view !== 'conversation'}>{side}</RoomPart>
    </OneAtATime>
  );
}
