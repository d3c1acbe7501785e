import { expect, test } from '@playwright/test';
import { RoomPage } from './pages/RoomPage';
import { begin, does, look } from './support/sessions';

const stages = { rollout: { rings: [1, 100], soakHours: 24, approval: 'person' } };

test('a run that needs a person stops with a card, and goes on with the answer', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'quest-patches' });
  await does(request, id, { kind: 'design', patch: stages });
  const room = new RoomPage(page);
  await room.open(id);
  await room.skipTour();
  await room.box.press('Control+Enter');
  const run = page.getByRole('tabpanel', { name: 'Run' });
  const card = run.getByRole('region', { name: /The run waits for you: Day/ });
  await expect(card).toBeVisible();
  await expect(card.getByRole('heading')).toBeFocused();
  await expect(room.tab('Run')).toContainText('waits for you');

  // The same stop stands in the conversation, and after a reload.
  await page.reload();
  const inTalk = room.said.getByRole('group', { name: 'The run waits for you' });
  await expect(inTalk).toBeVisible();
  const { state } = await look(request, id);
  const [option] = state.stop?.options ?? [];
  if (option === undefined) throw new Error('the run did not stop');
  await inTalk.getByRole('button', { name: option.text }).click();
  await expect(room.said).toContainText(`at the stop: ${option.text}`);
  const after = await look(request, id);
  expect(after.state.stop?.key).not.toBe(state.stop?.key);
});
