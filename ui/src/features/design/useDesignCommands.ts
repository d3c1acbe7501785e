import { FileText, ListChecks, ListPlus, Network, Plus, Redo2, Search, Users, Undo2, Waypoints } from 'lucide-react';
import { useMemo } from 'react';
import { useCommands, type Command } from '../../commands/registry';
import { useDesign, useDesignState } from './DesignContext';
import { programmeLists } from './model/programme';

export type TabId = 'board' | 'decisions' | 'rollout' | 'programme' | 'text';

export const tabs: readonly { id: TabId; name: string; icon: typeof Network }[] = [
  { id: 'board', name: 'Board', icon: Network },
  { id: 'decisions', name: 'Decisions', icon: ListChecks },
  { id: 'rollout', name: 'Rollout', icon: Waypoints },
  { id: 'programme', name: 'Programme', icon: Users },
  { id: 'text', name: 'Text', icon: FileText },
];

/** Moves the focus into a field that a tab has yet to show. */
export const focusLater = (find: () => HTMLElement | null | undefined, tries = 20) => {
  const element = find();
  if (element) element.focus();
  else if (tries > 0) setTimeout(() => focusLater(find, tries - 1), 50);
};

/** The commands that the design has on every tab. */
export function useDesignCommands(open: (tab: TabId) => void) {
  const { session, editable, isShown } = useDesign();
  const canUndo = useDesignState((s) => s.past.length > 0) && editable;
  const canRedo = useDesignState((s) => s.future.length > 0) && editable;
  const commands = useMemo<Command[]>(() => {
    const fixed = editable ? {} : { unavailable: 'the design cannot be changed here' };
    const command = (id: string, name: string, more: Partial<Command>): Command => ({
      id,
      name,
      group: 'Design',
      perform: () => undefined,
      ...more,
    });
    return [
      command('designUndo', 'Undo the last change of the design', {
        ...(isShown && { key: 'mod+z' }),
        icon: Undo2,
        perform: session.undo,
        ...(!canUndo && { unavailable: 'nothing to undo' }),
      }),
      command('designRedo', 'Redo the change of the design', {
        ...(isShown && { key: 'mod+shift+z' }),
        icon: Redo2,
        perform: session.redo,
        ...(!canRedo && { unavailable: 'nothing to redo' }),
      }),
      ...tabs.map((t) =>
        command(`design-${t.id}`, `Design: ${t.name.toLowerCase()}`, { icon: t.icon, perform: () => open(t.id) }),
      ),
      command('designFind', 'Find a decision', {
        icon: Search,
        perform: () => {
          open('decisions');
          focusLater(() => document.getElementById('design-filter'));
        },
      }),
      command('designAddStage', 'Add a stage to the rollout', {
        icon: Plus,
        ...fixed,
        perform: () => {
          open('rollout');
          focusLater(() => document.getElementById('design-new-stage'));
        },
      }),
      ...programmeLists.map((list) =>
        command(`designAdd-${list.id}`, `Add a ${list.one}`, {
          icon: ListPlus,
          ...fixed,
          perform: () => {
            open('programme');
            focusLater(() =>
              document.querySelector<HTMLElement>(`[data-tab="programme"] [aria-label^="New ${list.one}"]`),
            );
          },
        }),
      ),
    ];
  }, [session, editable, isShown, canUndo, canRedo, open]);
  useCommands(commands);
  return { undo: session.undo, redo: session.redo, canUndo, canRedo };
}
