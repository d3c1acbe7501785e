import { expect, test } from '@playwright/test';
import { CodingRoom } from './pages/CodingRoom';
import { expectNoViolations } from './support/axe';
import { submission } from './support/problems';

test('a coding round: talk, a failing sample, a hint, an own input, a submission, the debrief', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('tab', { name: /^Rounds with code/ }).click();
  await page.getByRole('button', { name: 'Start The longest steady stretch' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL('**/rooms/**');
  const room = new CodingRoom(page);
  await room.ready();
  await room.skipTour();
  const problem = page.getByRole('tabpanel', { name: 'Problem' });
  await expect(problem).toContainText('Without samples the answer is 0.');
  await expect(problem.getByRole('region', { name: 'Sample 1' })).toContainText('[80,82,79,90,81,80]');
  await room.say('What do I return without samples?');
  await expect(room.said).toContainText('Without samples the answer is 0', { timeout: 20_000 });
  await room.say('I keep a window with two pointers and two queues for its largest and smallest sample: one pass.');

  await room.write('def longest_steady(samples, limit):\n    return len(samples)\n');
  await room.editor.focus();
  await page.keyboard.press('Control+Enter');
  await room.comesTo('Samples: Wrong answer, 0 of 1 samples right, first wrong: Sample 1');
  const failing = page.getByRole('region', { name: 'First sample that fails' });
  await expect(failing.getByRole('group', { name: 'Sample 1: expected' })).toHaveText(/^3/);
  await expectNoViolations(page, 'coding room');

  await page.getByRole('button', { name: 'Ask for a hint' }).click();
  await expect(page.getByRole('region', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);

  // What was typed and not run survives the page.
  await room.write(submission('steadystretch/submissions/accepted/reference.py'));
  await page.reload();
  await room.ready();
  await expect.poll(() => room.shown()).toContain('largest, smallest = deque(), deque()');

  await page.getByRole('button', { name: 'Own input' }).click();
  await page.getByRole('textbox', { name: /^Your input/ }).fill('[[], 5]');
  await page.getByRole('button', { name: 'Run on this input' }).click();
  await room.comesTo('Own input: Ran to its end');
  await expect(room.results.getByRole('group', { name: 'Own input: output' })).toHaveText('0');

  // Whoever uses no mouse leaves the editor and hands in by key.
  await room.editor.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Run samples' })).toBeFocused();
  await page.keyboard.press('Control+Shift+Enter');
  await room.comesTo(/^Submission: Accepted, all \d+ cases right$/);
  await expectNoViolations(page, 'accepted');

  await room.say(
    'It is O(n) in time, because each sample enters and leaves each queue once, and O(n) in memory. An empty list gives zero.',
  );
  await room.end();
  await room.readDebrief();
  const code = page.locator('#code');
  await expect(code).toContainText('1 of 1 problem solved.', { timeout: 200_000 });
  await expect(code.getByRole('heading', { name: 'Correctness' })).toBeVisible();
  await expect(code).toContainText('You said n;');
  await expectNoViolations(page, 'debrief of a coding round');
});
