import type { LucideIcon } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';

/** Something a person can do: one object behind button, key and palette. */
export interface Command {
  id: string;
  name: string;
  /** Other words by which the palette finds it. */
  keywords?: string[];
  icon?: LucideIcon;
  /** "g d", "mod+enter", "?"; a single letter is ignored while text is being typed, mod is Ctrl or Cmd. */
  key?: string;
  /** Where it belongs in the palette: "Room", "Design", "Go to". */
  group: string;
  /** A sentence that says why it cannot be done now, or undefined where it can. */
  unavailable?: string;
  perform: () => void;
}

const commands = new Map<string, Command>();
const listeners = new Set<() => void>();
let snapshot: readonly Command[] = [];

function changed() {
  snapshot = [...commands.values()];
  for (const listener of listeners) listener();
}

/** Registers commands while the component is shown. The list must be memoised. */
export function useCommands(list: readonly Command[]) {
  useEffect(() => {
    for (const command of list) commands.set(command.id, command);
    changed();
    return () => {
      for (const command of list) if (commands.get(command.id) === command) commands.delete(command.id);
      changed();
    };
  }, [list]);
}

/** Every command that can be performed or explained now. */
export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );
}

export const allCommands = () => snapshot;
