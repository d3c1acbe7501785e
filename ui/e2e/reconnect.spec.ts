import { expect, test } from '@playwright/test';
import { RoomPage } from './pages/RoomPage';
import { OwnServer } from './support/server';
import { begin, look } from './support/sessions';

test('the server is killed in mid-interview: the draft stays, the page comes back, nothing is lost', async ({
  page,
  request,
}) => {
  const server = await OwnServer.start();
  try {
    const id = await begin(request, { prompt: 'quest-patches' }, server.address);
    const room = new RoomPage(page);
    await room.open(id, server.address);
    await room.skipTour();
    await room.say('How many headsets are there?');
    const before = await look(request, id, server.address);
    await room.box.fill('Can an update brick');

    await server.kill();
    await expect(page.getByText('Dryrun does not answer. The clock stands')).toBeVisible();
    const left = await page.getByRole('timer').innerText();
    await room.box.pressSequentially(' a device?');
    await room.box.press('Enter');
    await expect(page.getByRole('button', { name: 'Send again' })).toBeVisible();
    await expect(room.box).toHaveValue('Can an update brick a device?');
    expect(await page.getByRole('timer').innerText()).toBe(left);

    await server.up();
    await expect(page.getByText('Dryrun does not answer. The clock stands')).toHaveCount(0, { timeout: 30_000 });
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect(room.box).toHaveValue('');
    await expect(room.said).toContainText('Can an update brick a device?');

    const after = await look(request, id, server.address);
    expect(after.transcript.slice(0, before.transcript.length)).toEqual(before.transcript);
    const said = after.transcript.filter((l) => l.type === 'said' && l.by === 'candidate').map((l) => l.text);
    expect(said).toEqual(['How many headsets are there?', 'Can an update brick a device?']);
  } finally {
    await server.close();
  }
});

test('the draft outlives a reload', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'quest-patches' });
  const room = new RoomPage(page);
  await room.open(id);
  await room.skipTour();
  await room.box.fill('half a thought');
  await page.reload();
  await expect(room.box).toHaveValue('half a thought');
});
