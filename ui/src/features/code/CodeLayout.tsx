import { Tabs } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { Panel, Separator } from 'react-resizable-panels';
import { Columns, OneAtATime, RoomPart } from '../room/LayoutParts';
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

const names = { conversation: 'Talk', problem: 'Problem', code: 'Code', notes: 'Notes' };

type Part = keyof typeof names;

/** Three columns where there is room for them, then two, and on a narrow screen one part at a time. */
export function CodeLayout(props: Props) {
  const isNarrow = useMedia('(max-width: 820px)');
  const isWide = useMedia('(min-width: 1240px)');
  if (isNarrow) return <Single {...props} />;
  return <SideBySide {...props} three={isWide && props.conversation !== undefined} key={isWide ? 'wide' : 'middle'} />;
}

function SideBySide({ view, onView, conversation, three }: Props & { three: boolean }) {
  const beside = conversation !== undefined && !three ? { conversation } : {};
  return (
    <Columns setting={three ? 'code.layout3' : 'code.layout2'}>
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
    </Columns>
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
  const tabs: Part[] = ['problem', ...(conversation === undefined ? [] : (['conversation'] as const)), 'notes'];
  const asked = tabs.find((tab) => tab === view);
  const [last, setLast] = useState<Part>(asked ?? 'problem');
  const shown = asked ?? last;
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

function Single({ view, onView, conversation }: Props) {
  const parts: { id: View; name: string; content: ReactNode }[] = [
    ...(conversation === undefined
      ? []
      : [{ id: 'conversation' as const, name: names.conversation, content: conversation }]),
    { id: 'problem', name: names.problem, content: <ProblemPane /> },
    { id: 'code', name: names.code, content: <WorkPane /> },
    { id: 'notes', name: names.notes, content: <NotesPane /> },
  ];
  const shown = parts.some((p) => p.id === view) ? view : 'problem';
  return (
    <OneAtATime views={parts} shown={shown} onView={onView}>
      {parts.map(({ id, content }) => (
        <RoomPart key={id} isShown={id === shown} pane={id}>
          {content}
        </RoomPart>
      ))}
    </OneAtATime>
  );
}
