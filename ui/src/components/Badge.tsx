import { Check, CheckCheck, Circle, CircleDot, Clock, OctagonX, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './Badge.css';
import { words } from './format';

export type Tone = 'plain' | 'accent' | 'good' | 'caution' | 'harm' | 'information';

/** A word with its shape; the colour only says it again. */
export function Badge({
  tone = 'plain',
  icon: Icon,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span className={`badge badge-${tone}`}>
      {Icon && <Icon size={14} aria-hidden />}
      {children}
    </span>
  );
}

const decisions: Record<string, { tone: Tone; icon: LucideIcon }> = {
  strongHire: { tone: 'good', icon: CheckCheck },
  hire: { tone: 'good', icon: Check },
  deferred: { tone: 'caution', icon: Clock },
  noHire: { tone: 'harm', icon: X },
  strongNoHire: { tone: 'harm', icon: OctagonX },
};

/** A decision of a round or a committee, such as "strongHire". */
export function Decision({ of }: { of: string }) {
  const look = decisions[of];
  return (
    <Badge tone={look?.tone ?? 'plain'} icon={look?.icon}>
      {words(of)}
    </Badge>
  );
}

const steps: Record<string, { text: string; tone: Tone; icon: LucideIcon }> = {
  done: { text: 'Done', tone: 'good', icon: Check },
  sitting: { text: 'Open', tone: 'accent', icon: CircleDot },
  next: { text: 'Next', tone: 'accent', icon: CircleDot },
  toCome: { text: 'To come', tone: 'plain', icon: Circle },
};

/** Where a step of a loop stands. */
export function Step({ of }: { of: string }) {
  const look = steps[of] ?? { text: words(of), tone: 'plain' as const, icon: Circle };
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {look.text}
    </Badge>
  );
}
