import type { Estimate, LabRun, SystemPage } from '../../../api/types';
import { figure, money, words } from '../../../components/format';

/** A whole number within bounds as typed, or a sentence about what is wrong. */
export function readCount(text: string, min: number, max: number): { value?: number; error?: string } {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= min && value <= max) return { value };
  return {
    error: max === Number.MAX_SAFE_INTEGER ? `A whole number from ${min}.` : `A whole number, ${min} to ${max}.`,
  };
}

/** "18.3", "not reached". */
export const mean = (e: Estimate) => (e.mean === null ? 'not reached' : figure(e.mean));

/** "12.1 to 24.5"; nothing where there is no interval. */
export const interval = (e: Estimate) =>
  e.low === null || e.high === null ? '' : `${figure(e.low)} to ${figure(e.high)}`;

/** "reached in 12 of 16" where some replicates did not get there. */
export const reach = (e: Estimate, replicates: number) =>
  e.reached === undefined || e.reached === replicates ? '' : `reached in ${e.reached} of ${replicates}`;

/** The expected cost with its interval, in dollars. */
export const cost = ({ mean: m, low, high }: Estimate) =>
  m === null ? 'not known' : low === null || high === null ? money(m) : `${money(m)} (${money(low)} to ${money(high)})`;

export interface LedgerRow {
  id: string;
  name: string;
  dollars: number;
  /** Of the whole, 0 to 1. */
  share: number;
}

/** What the money went to, the dearest first; lines with nothing on them are left out. */
export function ledgerRows(run: LabRun, system: SystemPage): LedgerRow[] {
  const booked = Object.entries(run.ledger).filter(([, cents]) => cents !== 0);
  const total = booked.reduce((sum, [, cents]) => sum + Math.abs(cents), 0);
  return booked
    .map(([id, cents]) => ({
      id,
      name: system.ledger.find((l) => l.id === id)?.name ?? words(id),
      dollars: cents / 100,
      share: total === 0 ? 0 : Math.abs(cents) / total,
    }))
    .sort((a, b) => b.dollars - a.dollars);
}
