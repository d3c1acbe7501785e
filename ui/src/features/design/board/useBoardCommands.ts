import { Pencil, Spline, StickyNote, Trash2, UserRound, Wand2, List } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useCommands, type Command } from '../../../commands/registry';
import { useDesign, useDraft } from '../DesignContext';
import { focusLater, type TabId } from '../useDesignCommands';
import type { Board } from './useBoard';

interface Openers {
  /** Opens the chosen thing and puts the focus into a field. */
  edit: (field: string) => void;
  openTab: (tab: TabId) => void;
}

const none: Command[] = [];

/** The commands of the board: E, O, C, Delete and the rest. */
export function useBoardCommands(board: Board, openers: Openers) {
  const { editable, isShown } = useDesign();
  const [, setComponent] = useDraft('filter:component');
  const latest = useRef({ board, openers, setComponent });
  useEffect(() => {
    latest.current = { board, openers, setComponent };
  });
  const chosen = board.entries.find((e) => e.id === board.selected);
  const isComponent = chosen?.kind === 'component';
  const hasChosen = chosen !== undefined;
  const commands = useMemo<Command[]>(() => {
    const refused = (needsComponent: boolean) =>
      !editable
        ? { unavailable: 'the design cannot be changed here' }
        : !hasChosen || (needsComponent && !isComponent)
          ? { unavailable: 'choose a component first' }
          : {};
    const now = () => latest.current;
    const group = 'Design';
    return [
      {
        id: 'boardEdit',
        name: 'Edit the chosen component',
        key: 'e',
        icon: Pencil,
        group,
        ...refused(false),
        perform: () =>
          now().openers.edit(
            isComponent ? '#design-component .ways input:checked, #design-owner-team' : '#design-note-text',
          ),
      },
      {
        id: 'boardOwner',
        name: 'Name the owner of the chosen component',
        key: 'o',
        icon: UserRound,
        group,
        keywords: ['on-call', 'escalation'],
        ...refused(true),
        perform: () => now().openers.edit('#design-owner-team'),
      },
      {
        id: 'boardConnect',
        name: 'Draw a line from the chosen component, or end it here',
        key: 'c',
        icon: Spline,
        group,
        ...refused(false),
        perform: () => now().board.beginOrJoin(),
      },
      {
        id: 'boardRemove',
        name: 'Take the chosen thing off the board',
        key: 'delete',
        icon: Trash2,
        group,
        ...refused(false),
        perform: () => now().board.remove(),
      },
      {
        id: 'boardNote',
        name: 'Add a note to the board',
        icon: StickyNote,
        group,
        ...(!editable && { unavailable: 'the design cannot be changed here' }),
        perform: () => {
          now().board.add('note');
          now().openers.edit('#design-note-text');
        },
      },
      {
        id: 'boardArrange',
        name: 'Arrange the board by its lines',
        icon: Wand2,
        group,
        ...(!editable && { unavailable: 'the design cannot be changed here' }),
        perform: () => now().board.arrange(),
      },
      {
        id: 'boardList',
        name: 'Go to the components of the board',
        icon: List,
        group,
        perform: () => focusLater(() => document.getElementById('design-board-list')),
      },
      {
        id: 'boardDecisions',
        name: 'Show the decisions of the chosen component',
        group,
        ...(!isComponent && { unavailable: 'choose a component first' }),
        perform: () => {
          now().setComponent(now().board.selected);
          now().openers.openTab('decisions');
        },
      },
    ];
  }, [editable, hasChosen, isComponent]);
  useCommands(isShown ? commands : none);
}
