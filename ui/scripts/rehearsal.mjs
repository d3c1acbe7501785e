import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause, root } from './server.mjs';
import { readTurns } from './turns.mjs';

/* Sits sessions over the API, so that the pages have something to show. Seeds are fixed: the same words in the same worlds, every time. */

const seed = 7;

/** Content for every page: ids of the sessions and loops that were sat. */
export async function rehearse(address, say = () => {}) {
    const api = apiAt(address);
    const quest = readTurns(join(root, 'examples/quest-patches/strong.yaml'))[0].turns;
    say('a weak round, to its debrief');
    const weak = readTurns(join(root, 'examples/quest-patches/weak.yaml'))[0].turns;
    await weigh(api, await sit(api, { prompt: 'quest-patches', seed: 3, mode: 'real' }, weak));
    say('a strong round, to its debrief');
    const debrief = await sit(api, { prompt: 'quest-patches', seed, mode: 'coached' }, quest, {
        designAt: 13,
        design: 'reference',
    });
    await weigh(api, debrief);
    say('a round of talk and a drill');
    const loop = readTurns(join(root, 'examples/loops/meta-tpm.yaml'));
    const answers = loop.find((s) => s.kind === 'recruiter').turns;
    const talk = await sit(
        api,
        { prompt: 'recruiter', role: 'tpm', company: 'meta', seed, mode: 'coached' },
        answers.slice(0, 4),
        { stay: true },
    );
    await weigh(api, await sit(api, { prompt: 'design', drill: 'framing', seed, mode: 'coached' }, quest.slice(0, 5)));
    say('a loop to its committee');
    const over = await sitLoop(api, loop, quest);
    say('a loop under way');
    const sitting = await api.post('/sittings', { loop: 'meta-tpm', level: 'L5', mode: 'coached', seed: 26 });
    await sitSegment(api, sitting.id, loop, quest);
    say('an unfinished round');
    const room = await sit(api, { prompt: 'quest-patches', seed, mode: 'coached' }, quest.slice(0, 14), {
        designAt: 13,
        design: 'naive',
        stay: true,
    });
    await api.put('/dossier', { yaml: dossier });
    return { room, talk, debrief, sitting: sitting.id, over };
}

const dossier = `projects:
  - id: staged
    title: Staged updates for six million cameras
    role: tpm
    context: Firmware for 6 million home cameras in 34 countries, five teams.
    goal: "Failed installs from 0.9 to 0.2 percent by January 2025."
    mine: I set the stages and the gate, and agreed the halt with firmware.
stories:
  - id: doorbells
    title: The update that stopped 410 doorbells
    project: staged
    tags: [incident, ownership, recovery]
    context: A one percent stage, 60,000 devices, 11 March 2025.
    action: I stopped the stage at 9:33 and called the battery team in.
    outcome: "410 of 60,000 devices were replaced within 8 days."
`;

/** The calls, each of which throws with the server's words. */
function apiAt(address) {
    const call = async (method, path, body) => {
        const response = await fetch(`${address}/api/v1${path}`, {
            method,
            headers: body === undefined ? {} : { 'content-type': 'application/json' },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
        return text === '' ? undefined : JSON.parse(text);
    };
    return {
        get: (path) => call('GET', path),
        post: (path, body = {}) => call('POST', path, body),
        put: (path, body) => call('PUT', path, body),
        async done(job) {
            for (let now = job; ; now = await call('GET', `/jobs/${job.id}`)) {
                if (now.state === 'done') return now;
                if (now.state !== 'running') throw new Error(`${now.title} ${now.state}: ${now.detail ?? now.text}`);
                await pause(300);
            }
        },
    };
}

/** Says the turns; after turn designAt (from 1) draws a named design, runs it and answers the stops. Ends unless it stays. */
async function sit(api, start, turns, { designAt, design, stay = false } = {}) {
    const { id } = await api.post('/sessions', start);
    await speak(api, id, turns, designAt, design);
    if (!stay) await end(api, id);
    return id;
}

async function speak(api, id, turns, designAt, design) {
    let { state } = await api.get(`/sessions/${id}`);
    const act = async (action, idleMs) => {
        ({ state } = await api.post(`/sessions/${id}/actions`, { expectedSeq: state.seq, idleMs, typedMs: 0, action }));
    };
    for (const [i, turn] of turns.entries()) {
        if (state.ended) return;
        await act({ kind: 'say', text: turn.say }, Math.max(0, turn.atMs - state.clockMs));
        if (i + 1 === designAt && !state.ended) await draw(act, () => state, design);
    }
}

async function draw(act, now, design) {
    const yaml = readFileSync(join(root, `prompts/quest-patches/designs/${design}.yaml`), 'utf8');
    await act({ kind: 'designText', yaml }, 20_000);
    await act({ kind: 'run' }, 5_000);
    for (let stops = 0; now().stop && stops < 8; stops++)
        await act({ kind: 'decide', key: now().stop.key, option: now().stop.options[0].id }, 15_000);
}

async function end(api, id) {
    const { state } = await api.get(`/sessions/${id}`);
    if (!state.ended)
        await api.post(`/sessions/${id}/actions`, {
            expectedSeq: state.seq,
            idleMs: 1_000,
            typedMs: 0,
            action: { kind: 'end' },
        });
}

async function weigh(api, id) {
    const answer = await api.post(`/sessions/${id}/debrief`);
    if (!answer.ready) await api.done(answer);
}

/** Sits the next segment of a loop with what the recorded candidate says in one of its kind, or of a design, and closes it. False once all are sat. */
async function sitSegment(api, sitting, recorded, design) {
    const now = await api.get(`/sittings/${sitting}`);
    if (now.over) return false;
    if (!now.committeeNext) {
        const { session } = await api.post(`/sittings/${sitting}/next`);
        const page = await api.get(`/sessions/${session}`);
        const kind = page.talk ? now.rounds.flatMap((r) => r.segments).find((s) => s.state !== 'done')?.kind : 'design';
        const turns = recorded.find((s) => s.kind === kind)?.turns ?? design;
        await speak(api, session, turns);
        await end(api, session);
    }
    await api.done(await api.post(`/sittings/${sitting}/close`));
    return true;
}

async function sitLoop(api, recorded, design) {
    const { id } = await api.post('/sittings', { loop: 'meta-tpm', level: 'L5', mode: 'real', seed: 26 });
    while (await sitSegment(api, id, recorded, design));
    return id;
}
