/**
 * Takes every page in both themes at 1440, 1024 and 390 px into artifacts/screenshots.
 *
 *   node scripts/screenshots.mjs [--only home,room-run] [--home DIR] [--axe] [--readme | --check]
 *
 * --only     these pages alone
 * --home     rehearses in this data folder and keeps it; the next time it is only looked at
 * --axe      looks for barriers as well; one is an error
 * --readme   writes the four pictures of the README to docs/images and nothing else
 * --check    takes those four again and fails where docs/images shows something else
 */
import AxeBuilder from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { differs } from './compare.mjs';
import { firstPages, pagesOf, readme } from './pages.mjs';
import { rehearse } from './rehearsal.mjs';
import { pause, root, startServer } from './server.mjs';

const { values: asked } = parseArgs({
    options: {
        only: { type: 'string' },
        home: { type: 'string' },
        axe: { type: 'boolean', default: false },
        readme: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
    },
});

const widths = [1440, 1024, 390];
const themes = ['light', 'dark'];
// Wall time of every picture; session time is the server's and moves only with what is said.
const now = new Date('2026-03-02T18:00:00Z');
const failures = [];

const say = (text) => process.stderr.write(`${text}\n`);

const server = await startServer(asked.home);
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined),
    args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--force-color-profile=srgb',
        '--font-render-hinting=none',
    ],
});
try {
    const pictures = asked.readme || asked.check;
    if (!pictures) await takeAll(firstPages);
    const pages = pagesOf(await rehearse(server.address, say));
    if (pictures) await takeReadme(pages);
    else await takeAll(pages);
} finally {
    await browser.close();
    await server.stop();
}
for (const failure of failures) say(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

async function takeAll(pages) {
    const only = asked.only?.split(',');
    const folder = join(root, 'artifacts/screenshots');
    mkdirSync(folder, { recursive: true });
    for (const theme of themes)
        for (const width of widths)
            for (const page of pages.filter((p) => only === undefined || only.includes(p.name))) {
                const picture = await take(page, theme, width, { long: page.long === true, axe: asked.axe });
                writeFileSync(join(folder, `${page.name}-${theme}-${width}.png`), picture);
                say(`${page.name} ${theme} ${width}`);
            }
}

async function takeReadme(pages) {
    const folder = join(root, 'docs/images');
    mkdirSync(folder, { recursive: true });
    for (const { file, name, theme } of readme) {
        const picture = await take(
            pages.find((p) => p.name === name),
            theme,
            1440,
            { long: false, axe: false },
        );
        const path = join(folder, file);
        if (asked.readme) writeFileSync(path, picture);
        else if (!existsSync(path)) failures.push(`docs/images/${file} is missing; npm run pictures writes it`);
        else if (await differs(browser, readFileSync(path), picture))
            failures.push(`docs/images/${file} shows another page than there is now; npm run pictures writes it anew`);
        say(file);
    }
}

/** One page as a picture. Motion is reduced, wall time stands, dates in answers are the day of the picture. */
async function take(page, theme, width, { long, axe }) {
    const context = await browser.newContext({
        viewport: { width, height: width === 390 ? 844 : 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'UTC',
    });
    const tab = await context.newPage();
    tab.on('pageerror', (error) => failures.push(`${page.name} ${theme} ${width}: ${error.message}`));
    await tab.clock.setFixedTime(now);
    await tab.addInitScript(
        (plan) => {
            localStorage.setItem('dryrun.plan', plan);
            // Remembers that the short tour of the room was seen.
            localStorage.setItem('dryrun.tourSeen', 'true');
        },
        JSON.stringify({ loop: 'meta-tpm', until: '2026-03-21', hoursPerDay: 0.75 }),
    );
    await tab.route(/\/api\/v1\/(sessions|sittings)(\/[^/]*)?(\/debrief)?$/, sameDay);
    await tab.route('**/api/v1/plan?*', plannedFrom);
    await tab.goto(server.address + page.path);
    await tab.locator('h1').first().waitFor({ state: 'attached', timeout: 60_000 });
    await tab.evaluate(() => document.fonts.ready);
    await settled(tab);
    await page.act?.(tab);
    await settled(tab);
    await look(tab, `${page.name} ${theme} ${width}`, axe);
    const picture = await tab.screenshot({ fullPage: long, animations: 'disabled', timeout: 180_000 });
    await context.close();
    return picture;
}

/** Waits until nothing has changed on the page for a while. */
async function settled(tab) {
    for (let before = '', same = 0; same < 3;) {
        const after = await tab.evaluate(
            () => `${document.body.innerHTML.length} ${document.querySelectorAll('*').length}`,
        );
        same = after === before ? same + 1 : 0;
        before = after;
        await pause(150);
    }
}

/** Notes what no page may have: a width beyond the window, and barriers. */
async function look(tab, where, axe) {
    const beyond = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) failures.push(`${where}: ${beyond} px wider than the window`);
    if (!axe) return;
    const { violations } = await new AxeBuilder({ page: tab }).analyze();
    for (const v of violations)
        failures.push(
            `${where}: ${v.id} at ${v.nodes
                .map((n) => n.target.join(' '))
                .slice(0, 3)
                .join(', ')}`,
        );
}

/** The plan of the server's day, told as the plan of the picture's day. */
async function plannedFrom(route) {
    const url = new URL(route.request().url());
    const days = Math.round((Date.now() - now.getTime()) / 86_400_000);
    url.searchParams.set('until', shifted(url.searchParams.get('until'), days));
    const response = await route.fetch({ url: url.href });
    const text = (await response.text()).replace(/\d{4}-\d{2}-\d{2}/g, (date) => shifted(date, -days));
    return route.fulfill({ response, body: text });
}

function shifted(date, days) {
    return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Dates of answers become the day of the picture, one earlier for each session further down. */
async function sameDay(route) {
    if (route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    let count = 0;
    const text = (await response.text()).replace(/"startedAt":"[^"]*"/g, () => {
        const day = new Date(now.getTime() - count++ * 86_400_000);
        return `"startedAt":"${day.toISOString()}"`;
    });
    return route.fulfill({ response, body: text });
}
