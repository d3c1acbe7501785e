import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodingRoom } from './pages/CodingRoom';
import { expectNoViolations } from './support/axe';
import type { ProblemSummary } from '../src/api/types';
import { begin, does, look } from './support/sessions';

const submission = (path: string) => readFileSync(join(import.meta.dirname, '../../problems', path), 'utf8');

test('a coding round: talk, a wrong try, a hint, an own input, a submission, the debrief', async ({
  page,
  request,
}) => {
  const { title } = ((await (await request.get('/api/v1/problems')).json()) as ProblemSummary[]).find(
    (p) => p.id === 'pairedclips',
  ) ?? { title: '' };
  await page.goto('/');
  await page.getByRole('tab', { name: /^Rounds with code/ }).click();
  await page.getByRole('button', { name: `Start ${title}` }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL('**/rooms/**');
  const room = new CodingRoom(page);
  await room.ready();
  await room.skipTour();
  await expect(page.getByRole('region', { name: 'Sample 1' })).toBeVisible();
  await room.say('Can the list be empty? I would count remainders: one pass, linear time.');

  await room.write(submission('pairedclips/submissions/wrong_answer/only_one_slot.py'));
  await room.editor.focus();
  await page.keyboard.press('Control+Enter');
  await room.comesTo(/^Samples: /);
  await expectNoViolations(page, 'coding room');

  await page.getByRole('button', { name: 'Ask for a hint' }).click();
  await expect(page.getByRole('region', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);

  // What was typed and not run survives the page.
  await room.write(submission('pairedclips/submissions/accepted/reference.py'));
  await page.reload();
  await room.ready();
  await expect.poll(() => room.shown()).toContain('pairs += seen[-rest % slot]');

  await page.getByRole('button', { name: 'Own input' }).click();
  await page.getByRole('textbox', { name: /^Your input/ }).fill('[[30, 30], 60]');
  await expectNoViolations(page, 'own input');
  await page.getByRole('button', { name: 'Run on this input' }).click();
  await room.comesTo('Own input: Ran to its end');
  await expect(room.results.getByRole('group', { name: 'Own input: output' })).toHaveText('1');

  // Whoever uses no mouse leaves the editor and hands in by key.
  await room.editor.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run samples' })).toBeFocused();
  await page.keyboard.press('Control+Shift+Enter');
  await room.comesTo(/^Submission: Accepted, all \d+ cases right$/);
  await expectNoViolations(page, 'accepted');

  await room.say(
    'It is O(n) in time and O(slot) in memory. A remainder of zero pairs with itself, and an empty list gives zero.',
  );
  await room.end();
  await room.readDebrief();
  const code = page.locator('#code');
  await expect(code).toContainText('1 of 1 problem solved.', { timeout: 200_000 });
  await expect(code.getByRole('heading', { name: 'Correctness' })).toBeVisible();
  await expectNoViolations(page, 'debrief');
});

test('a debugging round: the shipped fault, Vim keys, the difference, the fix', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'debugging', questions: ['seatrace'], role: 'tpm', company: 'tiktok' });
  const room = new CodingRoom(page);
  await room.enter(id);
  const shipped = (await look(request, id)).code?.problems[0]?.starts.python ?? '';
  expect(shipped).toContain('class SeatPool');
  await page.getByRole('button', { name: 'Run samples' }).click();
  await room.comesTo(/^Samples: /);
  await expectNoViolations(page, 'debugging room');

  await page.getByLabel('Keys', { exact: true }).selectOption('Vim');
  await expect(page.locator('.editor-vim')).toContainText('NORMAL');
  await room.editor.focus();
  await page.keyboard.type('ggO# both look before they take');
  await page.keyboard.press('Escape');
  await expect.poll(() => room.shown()).toContain('# both look before they take');
  await expectNoViolations(page, 'vim');
  await page.getByRole('button', { name: 'More for the code' }).click();
  await page.getByRole('menuitem', { name: /^Compare with the code/ }).click();
  await expect(page.getByRole('dialog').locator('.line-insert').first()).toBeAttached();
  await expectNoViolations(page, 'difference');
  await page.keyboard.press('Escape');

  await page.getByLabel('Keys', { exact: true }).selectOption('Standard');
  await room.write(submission('seatrace/submissions/accepted/reference.py'));
  await page.getByRole('button', { name: 'Submit' }).click();
  await room.comesTo(/^Submission: Accepted/);
  await does(request, id, {
    kind: 'say',
    text: 'Two requests both saw the last seat free. We sold it twice; the booking team owns the refunds, and an alert on seats sold would catch it.',
  });
  await expect(room.said).toContainText('the booking team owns the refunds');
  await room.end();
});

test('an assessment: two problems, nobody to talk to, what was typed survives a killed tab', async ({
  page,
  context,
  request,
}) => {
  const id = await begin(request, { prompt: 'assessment', questions: ['pairedclips', 'recentclips'] });
  const room = new CodingRoom(page);
  await room.enter(id);
  await expect(room.problems.getByRole('button')).toHaveCount(2);
  await expect(page.getByRole('textbox', { name: 'Your words' })).toHaveCount(0);
  await room.editor.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('# never sent\n');
  // Closed before the draft is due: this browser has it.
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  const after = new CodingRoom(again);
  await after.enter(id);
  await expect.poll(() => after.shown()).toContain('# never sent');
  await after.problems.getByRole('button').nth(1).click();
  await expect.poll(() => after.shown()).toContain('class RecentClips');
  await expectNoViolations(again, 'assessment');
  await after.end();
  await expect(again.getByRole('button', { name: 'Read the debrief' })).toBeVisible();
});

test('on a narrow screen one part at a time, nothing wider than the screen', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'coding', questions: ['recentclips'] });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/rooms/${id}`);
  const parts = page.getByRole('navigation', { name: 'Parts of the room' });
  const room = new CodingRoom(page);
  await room.skipTour();
  for (const part of ['Problem', 'Code', 'Talk', 'Notes']) {
    await parts.getByRole('button', { name: part, exact: true }).click();
    await page.waitForTimeout(300);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      part,
    ).toBeLessThanOrEqual(0);
    await expectNoViolations(page, `narrow, ${part}`);
  }
});
