import { expect, test } from '@playwright/test';
import { RoomPage } from './pages/RoomPage';
import { begin } from './support/sessions';

test('two tabs on one session see the same, and a late word is told that the other went on', async ({
  context,
  request,
}) => {
  const id = await begin(request, { prompt: 'quest-patches' });
  const [one, two] = [new RoomPage(await context.newPage()), new RoomPage(await context.newPage())];
  await one.open(id);
  await one.skipTour();
  await two.open(id);
  await one.say('How many headsets are there?');
  await expect(two.said).toContainText('How many headsets are there?');

  // The second tab does not hear of the next words: its stream is held back, so that it sends with an old number.
  await two.page.route('**/events**', (route) => route.abort());
  await two.page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await two.page.reload();
  await expect(two.said).toContainText('How many headsets are there?');
  await one.say('Can an update brick a device?');
  await two.box.fill('Who may halt a rollout?');
  await two.box.press('Enter');
  await expect(two.page.getByText('This session went on in another tab')).toBeVisible();
  await expect(two.box).toHaveValue('Who may halt a rollout?');
  await expect(two.said).toContainText('Can an update brick a device?');

  await two.box.press('Enter');
  await expect(two.box).toHaveValue('');
  await expect(one.said).toContainText('Who may halt a rollout?');
});
