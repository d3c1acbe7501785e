import { chromium } from '@playwright/test';
const [, , url, out, w = '1440', h = '900', theme = 'light', ...clicks] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const p = await b.newPage({ viewport: { width: +w, height: +h }, colorScheme: theme });
p.on('console', (m) => { if (m.type() === 'error') console.log('console:', m.text()); });
p.on('pageerror', (e) => console.log('pageerror:', e.message));
await p.goto(url, { waitUntil: 'domcontentloaded' });
await p.waitForTimeout(2500);
for (const c of clicks) { await p.locator(c).first().click({ timeout: 5000 }).catch((e) => console.log('click', c, e.message.split('\n')[0])); await p.waitForTimeout(900); }
await p.screenshot({ path: out });
await b.close();
