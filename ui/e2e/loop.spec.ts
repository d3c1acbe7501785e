import { expect, test } from '@playwright/test';
import { RoomPage } from './pages/RoomPage';

test('a loop: the first round, its end, and the way on to the second', async ({ page }) => {
  await page.goto('/loops/meta-tpm');
  await page.getByRole('button', { name: /^Start/ }).click();
  await page.waitForURL(/\/loops\/meta-tpm-\d/);
  const step = page.getByRole('region', { name: 'Next step' });
  await step.getByRole('button', { name: 'Go into the next segment' }).click();
  await page.waitForURL('**/rooms/**');

  const room = new RoomPage(page);
  await expect(room.said).toBeVisible();
  await room.skipTour();
  await room.say('I lead programs that ship to devices, and your fleet is the largest there is.');
  await room.end();
  const over = page.getByRole('region', { name: 'The round is over' });
  await expect(over).toContainText('This was a part of');
  await over.getByRole('button', { name: 'Go on with the loop' }).click();
  await page.waitForURL('**/loops/**');
  // What was weighed stands on the page at once, without a reload.
  await expect(page.getByText('1 of 7 rounds')).toBeVisible();
  await expect(step.getByRole('button', { name: 'Go into the next segment' })).toBeEnabled();
});
