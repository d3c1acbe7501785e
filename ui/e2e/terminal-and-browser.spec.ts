import { expect, test } from '@playwright/test';
import { RoomPage } from './pages/RoomPage';
import { OwnServer } from './support/server';
import { begin, look } from './support/sessions';

test('one session goes on in the browser, then the terminal, then the browser', async ({ page, request }) => {
  const server = await OwnServer.start();
  try {
    const id = await begin(request, { prompt: 'quest-patches' }, server.address);
    const room = new RoomPage(page);
    await room.open(id, server.address);
    await room.skipTour();
    await room.say('How many headsets are there?');

    const shown = server.terminal(['interview', '--resume', id], ['Can an update brick a device?', '/quit']);
    expect(shown).toContain('single boot slot');
    await expect(room.said).toContainText('Can an update brick a device?');

    await room.say('Who may halt a rollout?');
    const { transcript } = await look(request, id, server.address);
    const said = transcript.filter((l) => l.type === 'said' && l.by === 'candidate').map((l) => l.text);
    expect(said).toEqual(['How many headsets are there?', 'Can an update brick a device?', 'Who may halt a rollout?']);
    expect(server.terminal(['sessions', 'show', id], [])).toContain('Who may halt a rollout?');
  } finally {
    await server.close();
  }
});
