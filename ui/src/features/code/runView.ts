import { create } from 'zustand';

interface RunView {
  /** What stands under the editor. */
  tab: 'result' | 'own';
  show: (tab: 'result' | 'own') => void;
}

/** Buttons and commands bring what they ask for into view. */
export const useRunView = create<RunView>()((set) => ({ tab: 'result', show: (tab) => set({ tab }) }));
