import { defineConfig } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, chromiumPath, program } from './e2e/support/machine';

// Port and home of the shared server, the same for every worker of this run and for no other run on this machine.
process.env.DRYRUN_E2E_PORT ??= String(20_000 + (process.pid % 10_000));
const port = Number(process.env.DRYRUN_E2E_PORT);
process.env.DRYRUN_E2E_HOME ??= mkdtempSync(join(tmpdir(), 'dryrun-e2e-'));

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: Number(process.env.DRYRUN_E2E_WORKERS ?? 1),
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // What is not there within this time does not come; the whole test would wait for it otherwise.
    actionTimeout: 60_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: chromiumPath, args: chromiumFlags },
  },
  webServer: {
    command: `"${program}" serve --no-browser --port ${port}`,
    url: `http://127.0.0.1:${port}/api/v1/about`,
    env: { DRYRUN_HOME: process.env.DRYRUN_E2E_HOME },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGINT', timeout: 5_000 },
  },
});
