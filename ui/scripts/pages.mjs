import { pause } from './server.mjs';

/* Every page of the browser room, and what to do on it before it is looked at. */

const click = (name) => async (page) => {
    await page.getByRole('tab', { name }).first().click();
    await pause(500);
};

/** @param {{room: string, talk: string, debrief: string, sitting: string, over: string}} ids */
export const pagesOf = (ids) => [
    { name: 'home', path: '/', long: true },
    { name: 'start', path: '/?start=quest-patches' },
    { name: 'history', path: '/history', long: true },
    { name: 'study', path: '/study', long: true },
    { name: 'prompts', path: '/prompts', long: true },
    { name: 'prompt', path: '/prompts/quest-patches', long: true },
    { name: 'systems', path: '/systems', long: true },
    { name: 'system', path: '/systems/fleet-update', long: true },
    { name: 'rubric', path: '/rubric' },
    { name: 'lab', path: '/lab', long: true, act: runInLab },
    { name: 'loop-start', path: '/loops/meta-tpm', long: true },
    { name: 'loop', path: `/loops/${ids.sitting}`, long: true },
    { name: 'committee', path: `/loops/${ids.over}/committee`, long: true },
    { name: 'room-design', path: `/rooms/${ids.room}`, act: click(/^Design/) },
    { name: 'room-run', path: `/rooms/${ids.room}`, act: click(/^Run/) },
    { name: 'room-facts', path: `/rooms/${ids.room}`, act: click(/^Facts/) },
    { name: 'room-notes', path: `/rooms/${ids.room}`, act: click(/^Notes/) },
    { name: 'room-talk', path: `/rooms/${ids.talk}` },
    { name: 'debrief', path: `/sessions/${ids.debrief}/debrief`, long: true },
    { name: 'missing', path: '/nowhere' },
    { name: 'commands', path: '/history', act: (page) => page.keyboard.press('Control+k') },
];

/** Before anything was sat. */
export const firstPages = [{ name: 'first', path: '/', long: true }];

/** The pictures of the README: file under docs/images, page, theme. */
export const readme = [
    { file: 'home.png', name: 'home', theme: 'light' },
    { file: 'room.png', name: 'room-design', theme: 'light' },
    { file: 'run.png', name: 'room-run', theme: 'dark' },
    { file: 'debrief.png', name: 'debrief', theme: 'light' },
];

async function runInLab(page) {
    await page.getByRole('radio', { name: /^Reference/ }).check();
    await page.getByLabel('Replicates').fill('8');
    await page.getByRole('button', { name: /^Run 8 times/ }).click();
    await page.locator('.lab-headline').waitFor({ timeout: 120_000 });
    await pause(1_500);
}
