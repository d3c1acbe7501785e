import { BookOpen, FlaskConical, History, Home, ListChecks, Moon, Sun } from 'lucide-react';
import { useMemo } from 'react';
import { NavLink, Outlet, useNavigate } from 'react-router';
import { CommandPalette } from '../commands/CommandPalette';
import { useCommands, type Command } from '../commands/registry';
import { useStartCommands } from '../features/home/useStartCommands';
import './Shell.css';
import { useTheme } from './theme';

const places = [
  { to: '/', name: 'Home', icon: Home, key: 'g h' },
  { to: '/study', name: 'Study', icon: ListChecks, key: 'g s' },
  { to: '/history', name: 'History', icon: History, key: 'g y' },
  { to: '/prompts', name: 'Reference', icon: BookOpen, key: 'g p' },
  { to: '/lab', name: 'Lab', icon: FlaskConical, key: 'g l' },
] as const;

/** The commands that every page has: where to go, and light or dark. */
export function useGlobalCommands() {
  const navigate = useNavigate();
  const { set } = useTheme();
  const commands = useMemo<Command[]>(
    () => [
      ...places.map((p) => ({
        id: `go${p.name}`,
        name: `Go to ${p.name.toLowerCase()}`,
        icon: p.icon,
        key: p.key,
        group: 'Go to',
        perform: () => void navigate(p.to),
      })),
      { id: 'themeDark', name: 'Dark theme', icon: Moon, group: 'Look', perform: () => set('dark') },
      { id: 'themeLight', name: 'Light theme', icon: Sun, group: 'Look', perform: () => set('light') },
      { id: 'themeSystem', name: 'Theme of the system', group: 'Look', perform: () => set('system') },
    ],
    [navigate, set],
  );
  useCommands(commands);
}

/** Head, navigation and the page. */
export function Shell() {
  useGlobalCommands();
  useStartCommands();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="shell-head">
        <NavLink to="/" className="shell-mark">
          <img src="/dryrun.svg" alt="" width="24" height="24" /> Dryrun
        </NavLink>
        <nav aria-label="Pages">
          {places.map((p) => (
            <NavLink key={p.to} to={p.to} end={p.to === '/'} className="shell-link">
              {p.name}
            </NavLink>
          ))}
        </nav>
        <CommandPalette />
      </header>
      <main id="main" tabIndex={-1} className="shell-main">
        <Outlet />
      </main>
    </div>
  );
}
