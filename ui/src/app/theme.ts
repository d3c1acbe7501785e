import { create } from 'zustand';
import { readSetting, writeSetting } from './settings';

export type Theme = 'light' | 'dark' | 'system';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

interface ThemeStore {
  theme: Theme;
  set: (theme: Theme) => void;
}

export const useTheme = create<ThemeStore>()((set) => ({
  theme: readSetting<Theme>('theme', 'system'),
  set: (theme) => {
    writeSetting('theme', theme);
    set({ theme });
    applyTheme();
  },
}));

/** Puts the chosen theme, or the system's, on the document. */
export function applyTheme() {
  const { theme } = useTheme.getState();
  const isDark = theme === 'dark' || (theme === 'system' && dark().matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}

if (typeof window !== 'undefined' && typeof window.matchMedia === 'function')
  dark().addEventListener('change', applyTheme);
