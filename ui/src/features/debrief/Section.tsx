import type { ReactNode } from 'react';

interface Props {
  id: string;
  title: string;
  /** What the section comes to, in a sentence. */
  lead?: ReactNode;
  children?: ReactNode;
}

/** A part of the debrief, reachable from the outline. */
export function Section({ id, title, lead, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="debrief-section" tabIndex={-1}>
      <h2 id={`${id}-title`}>{title}</h2>
      {lead !== undefined && <p className="debrief-lead">{lead}</p>}
      {children}
    </section>
  );
}
