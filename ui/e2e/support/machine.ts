import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The program as it was built; DRYRUN_PROGRAM names another one. */
export const program =
  process.env.DRYRUN_PROGRAM ?? join(import.meta.dirname, '../../../artifacts/bin/Dryrun.Cli/release/dryrun');

/** Debian's Chromium, or the one that $CHROMIUM names. */
export const chromiumPath =
  process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync) ?? 'chromium';

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
