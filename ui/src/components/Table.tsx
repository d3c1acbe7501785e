import type { ReactNode } from 'react';
import './Table.css';

interface Props {
  /** Said by a screen reader before the table. */
  label: string;
  children: ReactNode;
  /** Rows become blocks on narrow screens; every cell then needs data-label. */
  stack?: boolean;
}

/** A table that scrolls by itself where the page is narrow. */
export function Table({ label, children, stack }: Props) {
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className={`table ${stack ? 'table-stack' : ''}`}>{children}</table>
    </div>
  );
}
