import { Tabs } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels';
import { readSetting, writeSetting } from '../../app/settings';
import { NotesPane } from '../room/NotesPane';
import { useMedia, type View } from '../room/RoomLayout';
import { ProblemPane } from './ProblemPane';
import { WorkPane } from './WorkPane';

interface Props {
  view: View;
  onView: (view: View) => void;
  /** Undefined where nobody listens. */
  conversation: ReactNode | undefined;
}

const names: Partial<Record<View, string>> = { conversation: 'Talk', problem: 'Problem', code: 'Code', notes: 'Notes' };

/** Three columns where there is room for them, then two, and on a narrow screen one part at a time. */
export function CodeLayout(props: Props) {
  const isNarrow = useMedia('(max-width: 820px)');
  const isWide = useMedia('(min-width: 1240px)');
  if (isNarrow) return <OneAtATime {...props} />;
  return <Columns {...props} three={isWide && props.conversation !== undefined} key={isWide ? 'wide' : 'middle'} />;
}

function Columns({ view, onView, conversation, three }: Props & { three: boolean }) {
  const setting = three ? 'code.layout3' : 'code.layout2';
  const [layout] = useState(() => readSetting<Layout | undefined>(setting, undefined));
  const beside = conversation !== undefined && !three ? { conversation } : {};
  return (
    <Group
      className="room-panes"
      orientation="horizontal"
      {...(layout === undefined ? {} : { defaultLayout: layout })}
      onLayoutChanged={(changed, meta) => {
        if (meta.isUserInteraction) writeSetting(setting, changed);
      }}
    >
      <Panel id="problem" defaultSize={three ? '27%' : '40%'} minSize="16rem">
        <Reading view={view} onView={onView} {...beside} />
      </Panel>
      <Separator className="room-rule" aria-label="Width of the problem" />
      <Panel id="code" minSize="22rem">
        <WorkPane />
      </Panel>
      {three && (
        <>
          <Separator className="room-rule" aria-label="Width of the conversation" />
          <Panel id="talk" defaultSize="27%" minSize="18rem">
            {conversation}
          </Panel>
        </>
      )}
    </Group>
  );
}

/** What is read beside the editor: the problem and one's paper, and the conversation where it has no column of its own. */
function Reading({
  view,
  onView,
  conversation,
}: {
  view: View;
  onView: (view: View) => void;
  conversation?: ReactNode;
}) {
  const tabs: View[] = ['problem', ...(conversation === undefined ? [] : (['conversation'] as const)), 'notes'];
  const [last, setLast] = useState<View>(tabs.includes(view) ? view : 'problem');
  const shown = tabs.includes(view) ? view : last;
  if (shown !== last) setLast(shown);
  return (
    <Tabs.Root className="side" value={shown} onValueChange={(to) => onView(to as View)} activationMode="manual">
      <Tabs.List className="side-tabs" aria-label="Beside the code" data-tour="board">
        {tabs.map((tab) => (
          <Tabs.Trigger key={tab} value={tab} className="side-tab">
            {names[tab]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Content key={tab} value={tab} forceMount className="side-pane" data-pane={tab} hidden={tab !== shown}>
          {tab === 'problem' ? <ProblemPane /> : tab === 'notes' ? <NotesPane /> : conversation}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function OneAtATime({ view, onView, conversation }: Props) {
  const views: View[] = [
    ...(conversation === undefined ? [] : (['conversation'] as const)),
    'problem',
    'code',
    'notes',
  ];
  const shown = views.includes(view) ? view : 'problem';
  const part = (id: View, content: ReactNode) => (
    <div className="room-part" data-pane={id} hidden={shown !== id}>
      {content}
    </div>
  );
  return (
    <div className="room-single">
      <nav aria-label="Parts of the room" className="room-views">
        {views.map((v) => (
          <button
            key={v}
            type="button"
            className="room-view"
            aria-current={v === shown ? 'page' : undefined}
            onClick={() => onView(v)}
          >
            {names[v]}
          </button>
        ))}
      </nav>
      {conversation !== undefined && part('conversation', conversation)}
      {part('problem', <ProblemPane />)}
      {part('code', <WorkPane />)}
      {part('notes', <NotesPane />)}
    </div>
  );
}
