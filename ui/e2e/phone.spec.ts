import { expect, test } from '@playwright/test';
import { DebriefPage } from './pages/DebriefPage';
import { RoomPage } from './pages/RoomPage';
import { begin, does, weigh } from './support/sessions';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('a debrief is read at 390 pixels, nothing runs off the side', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'quest-patches' });
  await does(request, id, { kind: 'say', text: 'How many headsets are there?' });
  await does(request, id, { kind: 'design', patch: { rollout: { rings: [1, 10, 100], soakHours: 24 } } });
  await weigh(request, id);
  await page.goto(`/sessions/${id}/debrief`);
  await new DebriefPage(page).expectRead();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole('heading', { name: /moment by moment/i }).scrollIntoViewIfNeeded();
  await expect(page.getByText('How many headsets are there?').last()).toBeVisible();
});

test('the room shows conversation and panes one at a time', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'quest-patches' });
  const room = new RoomPage(page);
  await room.open(id);
  await room.skipTour();
  await room.box.fill('How many headsets are there?');
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(room.said).toContainText('How many headsets are there?');
  const parts = page.getByRole('navigation', { name: 'Parts of the room' });
  await parts.getByRole('button', { name: 'Facts & assumptions' }).tap();
  await expect(room.said).toBeHidden();
  await expect(page.getByRole('tabpanel', { name: 'Facts & assumptions' })).toBeVisible();
  await parts.getByRole('button', { name: 'Talk' }).tap();
  await expect(room.said).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
