import { expect, test } from '@playwright/test';
import { RoomPage } from './pages/RoomPage';
import { begin } from './support/sessions';

const answer =
  'At my last company I led the migration of our payment service. I owned the plan, I wrote the rollback runbook, and I ' +
  'decided to cut over region by region. We moved 40 million accounts in six weeks with no downtime, and the error rate ' +
  'fell by 30 percent. Next time I would talk to the support team a month earlier.';

test('a round by talk: the same room without design and run, heard back in coached mode', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'behavioural', role: 'tpm', company: 'meta' });
  const room = new RoomPage(page);
  await room.open(id);
  await room.skipTour();
  await expect(room.tab('Facts & assumptions')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Design' })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Run' })).toHaveCount(0);

  const before = await room.said.getByText('Interviewer:').count();
  await room.say(answer);
  await expect(room.said.getByRole('list', { name: 'Understood as' })).toBeVisible();
  await expect.poll(() => room.said.getByText('Interviewer:').count()).toBeGreaterThan(before);

  const notes = await room.show('Notes');
  await notes.getByRole('textbox').fill('their own part, the figure, what I learned');
  await page.reload();
  await room.show('Notes');
  await expect(notes.getByRole('textbox')).toHaveValue('their own part, the figure, what I learned');

  await room.end();
  await room.readDebrief();
  await expect(page.locator('#decision')).toBeVisible({ timeout: 200_000 });
});

test('in real mode nothing is told while the round goes on', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'quest-patches', mode: 'real' });
  const room = new RoomPage(page);
  await room.open(id);
  await room.skipTour();
  await room.say('How many headsets are there, and can one be bricked?');
  await expect(page.getByRole('tab', { name: 'Run' })).toHaveCount(0);
  await expect(room.said.getByRole('list', { name: 'Understood as' })).toHaveCount(0);
});
