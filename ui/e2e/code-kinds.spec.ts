import { expect, test } from '@playwright/test';
import { CodingRoom } from './pages/CodingRoom';
import { expectNoViolations } from './support/axe';
import { submission } from './support/problems';
import { begin, look } from './support/sessions';

test(
  'a debugging round: the shipped fault, the difference, starting over, the fix',
  { tag: '@long' },
  async ({ page, request }) => {
    const id = await begin(request, { prompt: 'debugging', questions: ['seatrace'], role: 'tpm', company: 'tiktok' });
    const room = new CodingRoom(page);
    await room.enter(id);
    await expect.poll(() => room.shown()).toContain('class SeatPool');
    await page.getByRole('button', { name: 'Run samples' }).click();
    await room.comesTo(/^Samples: Wrong answer/);
    await expectNoViolations(page, 'debugging room');

    await page.getByLabel('Keys', { exact: true }).selectOption('Vim');
    await expect(page.locator('.editor-vim')).toContainText('NORMAL');
    await room.editor.focus();
    await page.keyboard.type('ggO# both look before they take');
    await page.keyboard.press('Escape');
    await expect.poll(() => room.shown()).toContain('# both look before they take');
    await room.more(/^Compare with the code as it was shipped/);
    await expect(page.getByRole('dialog').locator('.line-insert').first()).toBeAttached();
    await expectNoViolations(page, 'difference');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await room.more(/^Start over/);
    await expect.poll(() => room.shown()).not.toContain('# both look before they take');
    await page.getByLabel('Keys', { exact: true }).selectOption('Standard');

    await room.say('Two requests both see a free seat before either takes it: check and change are two steps.');
    await room.write(submission('seatrace/submissions/accepted/reference.py'));
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await room.comesTo(/^Submission: Accepted/);
    await room.say(
      'We sold the last seat twice; the booking team owns the refunds, and an alert on seats sold would catch it.',
    );
    await room.end();
    expect((await look(request, id)).state.code?.submitted[0]?.verdict).toBe('accepted');
  },
);

test(
  'an assessment: two problems, nobody to talk to, the last submission counts, a killed tab',
  { tag: '@long' },
  async ({ page, context, request }) => {
    const id = await begin(request, { prompt: 'assessment', questions: ['pairedclips', 'freezewindows'] });
    const room = new CodingRoom(page);
    await room.enter(id);
    await expect(room.problems.getByRole('button')).toHaveCount(2);
    await expect(page.getByRole('textbox', { name: 'Your words' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Ask for a hint' })).toHaveCount(0);
    await room.write(submission('pairedclips/submissions/accepted/reference.py'));
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await room.comesTo(/^Submission: Accepted/);
    await expect(room.problems.getByRole('button').first()).toContainText('accepted');
    await room.write(submission('pairedclips/submissions/wrong_answer/pairs_with_itself.py'));
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await room.comesTo(/^Submission: Wrong answer/);
    await expect(room.problems.getByRole('button').first()).toContainText('wrong answer');
    await expectNoViolations(page, 'assessment');

    await room.problems.getByRole('button').nth(1).click();
    await expect.poll(() => room.shown()).toContain('def ');
    await room.editor.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('# never sent\n');
    // Closed before the draft is due: this browser has it.
    await page.close({ runBeforeUnload: false });
    const after = new CodingRoom(await context.newPage());
    await after.enter(id);
    await after.problems.getByRole('button').nth(1).click();
    await expect.poll(() => after.shown()).toContain('# never sent');
    await after.end();
    await expect(after.page.getByRole('button', { name: 'Read the debrief' })).toBeVisible();
  },
);

test(
  'on a narrow screen one part at a time, nothing wider than the screen',
  { tag: '@long' },
  async ({ page, request }) => {
    const id = await begin(request, { prompt: 'coding', questions: ['recentclips'] });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/rooms/${id}`);
    const parts = page.getByRole('navigation', { name: 'Parts of the room' });
    await expect(parts).toBeVisible();
    await new CodingRoom(page).skipTour();
    for (const part of ['Problem', 'Code', 'Talk', 'Notes']) {
      await parts.getByRole('button', { name: part, exact: true }).click();
      await page.waitForTimeout(300);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, part).toBeLessThanOrEqual(0);
      await expectNoViolations(page, `narrow, ${part}`);
    }
  },
);
