import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const program = join(root, 'artifacts/bin/Dryrun.Cli/release/dryrun');

/**
 * Starts the server that ./dryrun built, on a data folder of its own or on one that is kept. Returns its address, how to stop it, and a way to do
 * something once for the folder.
 */
export async function startServer(kept) {
    for (const built of [program, join(root, 'artifacts/ui/index.html')])
        if (!existsSync(built))
            throw new Error(`${built} is missing; run ./dryrun --no-browser once, it builds both program and page`);
    if (kept !== undefined) mkdirSync(kept, { recursive: true });
    const home = kept ?? mkdtempSync(join(tmpdir(), 'dryrun-pictures-'));
    const note = join(home, 'rehearsed.json');
    const port = await freePort();
    const child = spawn(program, ['serve', '--port', String(port), '--no-browser', '--content', root], {
        env: { ...process.env, DRYRUN_HOME: home },
        stdio: ['ignore', 'ignore', 'pipe'],
    });
    // A script that fails takes its server along.
    process.once('exit', () => child.kill('SIGTERM'));
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    const stop = async () => {
        if (child.exitCode === null) {
            const gone = new Promise((resolve) => child.once('exit', resolve));
            child.kill('SIGTERM');
            await gone;
        }
        if (kept === undefined) rmSync(home, { recursive: true, force: true });
    };
    const once = async (make) => {
        if (!existsSync(note)) writeFileSync(note, JSON.stringify(await make()));
        return JSON.parse(readFileSync(note, 'utf8'));
    };
    const address = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 300; tries++) {
        if (child.exitCode !== null) throw new Error(`the server ended: ${errors.trim()}`);
        if (await answers(`${address}/api/v1/about`)) return { address, stop, once, rehearsed: existsSync(note) };
        await pause(200);
    }
    await stop();
    throw new Error('the server does not answer within a minute');
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const answers = (url) =>
    fetch(url).then(
        (r) => r.ok,
        () => false,
    );

function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}
