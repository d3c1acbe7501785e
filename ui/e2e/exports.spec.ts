import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { DebriefPage } from './pages/DebriefPage';
import { begin, does, weigh } from './support/sessions';

const words = 'How many headsets are there, and can an update brick one?';

async function taken(page: Page, name: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('a debrief is taken along as HTML, Markdown and JSON, and printed', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'quest-patches' });
  await does(request, id, { kind: 'say', text: words });
  await weigh(request, id);
  await page.goto(`/sessions/${id}/debrief`);
  await new DebriefPage(page).expectRead();

  const html = await taken(page, 'HTML');
  expect(html.name).toMatch(/\.html$/);
  const markdown = await taken(page, 'Markdown');
  expect(markdown.name).toMatch(/\.md$/);
  const json = await taken(page, 'JSON');
  expect(json.name).toMatch(/\.json$/);
  const debrief = JSON.parse(json.text) as { prompt: string; feedback: { decision: string } };
  expect(debrief.prompt).toBe('quest-patches');
  // Each says the same verdict as the page, and no candidate's word is lost on the way out.
  const verdict = debrief.feedback.decision.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  for (const text of [html.text, markdown.text]) expect(text.toLowerCase()).toContain(verdict);
  await expect(page.locator('#decision')).toContainText(new RegExp(verdict, 'i'));

  // What was taken along reads by itself: nothing is fetched, nothing runs.
  const alone = await page.context().newPage();
  const fetched: string[] = [];
  alone.on('request', (asked) => fetched.push(asked.url()));
  await alone.setContent(html.text);
  await expect(alone.getByRole('heading').first()).toBeVisible();
  expect(fetched).toEqual([]);
  await alone.close();

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Again in a new world' })).toBeHidden();
  await expect(page.locator('#decision')).toBeVisible();
});
