import {
  Check,
  ChartLine,
  Flag,
  ListTree,
  MessageSquare,
  Mic,
  Code,
  FileText,
  NotebookPen,
  PencilRuler,
  SendHorizontal,
  UserRound,
  Volume2,
  X,
  type LucideIcon,
} from 'lucide-react';
import { useMemo } from 'react';
import { useCommands, type Command } from '../../commands/registry';
import type { RoomAction } from '../../api/types';
import { useBoxDoors } from './Composer';
import { useEndAsked } from './EndDialog';
import { useRoom, type PaneId } from './RoomContext';
import { useInside } from './SessionContext';
import { paneNames, panesOf } from './SidePanes';
import { canDictate, canReadAloud, useVoice } from './voice';

const paneKeys: Record<PaneId, { key: string; icon: LucideIcon }> = {
  design: { key: 'g d', icon: PencilRuler },
  run: { key: 'g r', icon: ChartLine },
  facts: { key: 'g f', icon: ListTree },
  problem: { key: 'g t', icon: FileText },
  code: { key: 'g e', icon: Code },
  notes: { key: 'g n', icon: NotebookPen },
};

/** Everything the room itself can do, for keys and palette. */
export function useRoomCommands() {
  useCommands(usePlaceCommands());
  useCommands(useAnswerCommands());
  useCommands(useTalkCommands());
}

function usePlaceCommands(): Command[] {
  const { page, show } = useRoom();
  const { toBox } = useInside();
  return useMemo(() => {
    // The editor has a command of its own that moves the focus into it.
    const places = panesOf(page)
      .filter((pane) => pane !== 'code')
      .map((pane) => ({
        id: `pane.${pane}`,
        name: `Go to ${paneNames[pane].toLowerCase()}`,
        group: 'Room',
        ...paneKeys[pane],
        perform: () => {
          show(pane);
          setTimeout(() => document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)?.focus(), 0);
        },
      }));
    const talk = { id: 'pane.talk', name: 'Go to the conversation', key: 'g c', icon: MessageSquare, group: 'Room' };
    return page.code?.talks === false ? places : [{ ...talk, perform: toBox }, ...places];
  }, [page, show, toBox]);
}

function useAnswerCommands(): Command[] {
  const { state, act, page } = useRoom();
  const { toBox } = useInside();

  // Where there is a run to look at, its pane has the keys of a decision.
  const stop = panesOf(page).includes('run') ? undefined : state.stop;
  const hasOffer = state.offers.length > 0 && state.ended === undefined;
  return useMemo(() => {
    // What is refused is said in the room; a key has nothing to add.
    const send = (action: RoomAction) => void act(action).then(toBox, () => undefined);
    const none = hasOffer ? undefined : 'Nothing is offered now.';
    const offers: Command[] = [
      {
        id: 'offer.accept',
        name: 'Take the offered change over',
        keywords: ['accept', 'yes'],
        key: 'y',
        icon: Check,
        group: 'Room',
        unavailable: none,
        perform: () => send({ kind: 'offer', accept: true }),
      },
      {
        id: 'offer.decline',
        name: 'Leave the offered change',
        keywords: ['decline', 'no'],
        key: 'n',
        icon: X,
        group: 'Room',
        unavailable: none,
        perform: () => send({ kind: 'offer', accept: false }),
      },
    ];
    const decisions = (stop?.options ?? []).map((option, i) => ({
      id: `decide.${option.id}`,
      name: `Decide: ${option.text}`,
      key: String(i + 1),
      icon: UserRound,
      group: 'Room',
      perform: () => send({ kind: 'decide', key: stop?.key ?? '', option: option.id }),
    }));
    return [...offers, ...decisions];
  }, [hasOffer, stop, act, toBox]);
}

function useTalkCommands(): Command[] {
  const { state } = useRoom();
  const { dictation, readAloud, setDictation, setReadAloud } = useVoice();
  const isOver = state.ended !== undefined;
  return useMemo(() => {
    const over = isOver ? 'The round is over.' : undefined;
    const door = (name: 'send' | 'dictate') => () => useBoxDoors.getState().doors?.[name]();
    const talk: Command[] = [
      {
        id: 'send',
        name: 'Send what is in the box',
        icon: SendHorizontal,
        group: 'Room',
        unavailable: over,
        perform: door('send'),
      },
      {
        id: 'end',
        name: 'End the round',
        keywords: ['finish', 'stop'],
        icon: Flag,
        group: 'Room',
        unavailable: over,
        perform: () => useEndAsked.getState().ask(true),
      },
      {
        id: 'dictate',
        name: 'Dictate into the box',
        key: 'v',
        icon: Mic,
        group: 'Voice',
        unavailable: over ?? (canDictate() ? undefined : 'This browser cannot.'),
        perform: () => {
          if (!dictation) setDictation(true);
          door('dictate')();
        },
      },
      {
        id: 'readAloud',
        name: readAloud ? 'Stop reading aloud' : 'Read the interviewer aloud',
        icon: Volume2,
        group: 'Voice',
        unavailable: canReadAloud() ? undefined : 'This browser cannot.',
        perform: () => setReadAloud(!readAloud),
      },
    ];
    return talk;
  }, [isOver, dictation, readAloud, setDictation, setReadAloud]);
}
