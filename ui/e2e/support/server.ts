import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './machine';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** A server of its own, for tests that kill it or sit at a terminal beside it. */
export class OwnServer {
  private child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    readonly home: string,
  ) {}

  static async start(): Promise<OwnServer> {
    const server = new OwnServer(await freePort(), mkdtempSync(join(tmpdir(), 'dryrun-own-')));
    await server.up();
    return server;
  }

  get address() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts, or starts again after it was killed, on the same port and data. */
  async up() {
    const log = openSync(join(this.home, 'server.log'), 'a');
    this.child = spawn(program, ['serve', '--no-browser', '--port', String(this.port)], {
      env: { ...process.env, DRYRUN_HOME: this.home },
      stdio: ['ignore', log, log],
    });
    const giveUpAt = Date.now() + 90_000;
    while (!(await this.answers())) {
      if (Date.now() > giveUpAt) throw new Error('the server did not start within 90 seconds');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** Kills it the hard way, as a power cut does. */
  async kill() {
    if (this.child === null || this.child.exitCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
    this.child = null;
  }

  /** Sits at the terminal beside the server: the lines are typed, then the input ends. */
  terminal(args: readonly string[], lines: readonly string[]): string {
    const sat = spawnSync(program, [...args], {
      env: { ...process.env, DRYRUN_HOME: this.home, NO_COLOR: '1' },
      input: lines.map((line) => `${line}\n`).join(''),
      encoding: 'utf8',
      timeout: 60_000,
    });
    return sat.stdout + sat.stderr;
  }

  async close() {
    await this.kill();
    if (process.env.KEEP === undefined) rmSync(this.home, { recursive: true, force: true });
  }

  private async answers() {
    try {
      return (await fetch(`${this.address}/api/v1/about`)).ok;
    } catch {
      return false;
    }
  }
}
