import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client';
import './Notes.css';

/** An empty place teaches in one sentence. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="note-empty">{children}</p>;
}

/** Something is on its way. */
export function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className="note-waiting" role="status">
      {children}
    </p>
  );
}

/** What went wrong and what to do. */
export function ErrorNote({ error }: { error: unknown }) {
  const problems = error instanceof ApiError ? error.problems : [];
  const text = error instanceof Error ? error.message : String(error);
  return (
    <div className="note note-harm" role="alert">
      <CircleAlert size={18} aria-hidden />
      <div>
        {problems.length === 0 && <p>{text}</p>}
        {problems.map((p) => (
          <p key={`${p.property ?? ''}${p.line ?? ''}${p.message}`}>
            {p.line !== undefined && <span className="mono">line {p.line}: </span>}
            {p.message}
          </p>
        ))}
      </div>
    </div>
  );
}

/** A remark: information or caution, each with its own shape. */
export function Note({ caution, children }: { caution?: boolean; children: ReactNode }) {
  const Icon = caution ? TriangleAlert : Info;
  return (
    <div className={`note ${caution ? 'note-caution' : 'note-information'}`}>
      <Icon size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
