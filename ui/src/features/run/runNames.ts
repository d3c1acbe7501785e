import type { LedgerLine, Property } from '../../api/types';
import { words } from '../../components/format';

/** How a system names what a run measures and costs. */
export interface RunNames {
  metrics: readonly Property[];
  ledger: readonly LedgerLine[];
}

export const ledgerName = (names: RunNames, id: string) => names.ledger.find((l) => l.id === id)?.name ?? words(id);
export const metricOf = (names: RunNames, id: string): Pick<Property, 'name' | 'unit' | 'meaning' | 'moreIsBetter'> =>
  names.metrics.find((m) => m.path === id) ?? { name: words(id), unit: '', meaning: '' };
