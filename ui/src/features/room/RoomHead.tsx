import { Moon, Sun, WifiOff } from 'lucide-react';
import { Link } from 'react-router';
import { useTheme } from '../../app/theme';
import { CommandPalette } from '../../commands/CommandPalette';
import { Button } from '../../components/Button';
import { clock, nameOf } from '../../components/format';
import { leftMs } from './clock';
import { EndDialog } from './EndDialog';
import { PhaseBar } from './PhaseBar';
import { useRoom } from './RoomContext';
import { useInside } from './SessionContext';

/** What the round is, how its time goes, and the way out. */
export function RoomHead() {
  const { page, state } = useRoom();
  const role = [nameOf(page.company), nameOf(page.role), page.level].filter((part) => part !== '').join(' · ');
  return (
    <header className="head">
      <Link to="/" className="head-mark" title="Home. The room is kept as it is.">
        <img src="/dryrun.svg" alt="Home" width="24" height="24" />
      </Link>
      <div className="head-title">
        <h1>{page.title}</h1>
        <p className="quiet small">
          {role} · <span className="head-mode">{page.mode === 'real' ? 'Real' : 'Coached'}</span>
        </p>
      </div>
      <PhaseBar />
      <TimeLeft />
      <div className="head-tools">
        <CommandPalette />
        <ThemeButton />
        {state.ended === undefined && <EndDialog />}
      </div>
      <Connection />
    </header>
  );
}

function TimeLeft() {
  const { page, state, nowMs } = useRoom();
  const left = clock(leftMs(page.totalMs, nowMs));
  const spent = clock(state.ended?.atMs ?? nowMs);
  return (
    <p className="head-left" role="timer" data-tour="time">
      {state.ended ? (
        <>
          <span className="mono figures">{spent}</span> <span className="quiet">spent</span>
        </>
      ) : (
        <>
          <span className="mono figures">{left}</span> <span className="quiet">left</span>
        </>
      )}
    </p>
  );
}

function ThemeButton() {
  const { set } = useTheme();
  const isDark = document.documentElement.dataset.theme === 'dark';
  const name = isDark ? 'Light theme' : 'Dark theme';
  return (
    <Button quiet aria-label={name} title={name} onClick={() => set(isDark ? 'light' : 'dark')}>
      {isDark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
    </Button>
  );
}

function Connection() {
  const { offline } = useRoom();
  const { session } = useInside();
  if (!offline) return null;
  return (
    <p className="head-offline small" role="status">
      <WifiOff size={16} aria-hidden />
      <span>Dryrun does not answer. The clock stands, your draft is kept, and this page tries again by itself.</span>
      <Button quiet onClick={() => session.retry()}>
        Try now
      </Button>
    </p>
  );
}
