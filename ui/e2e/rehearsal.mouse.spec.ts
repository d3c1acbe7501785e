import { expect, test } from '@playwright/test';
import { DebriefPage } from './pages/DebriefPage';
import { DesignPane } from './pages/DesignPane';
import { RoomPage } from './pages/RoomPage';
import { OwnServer } from './support/server';

const questions = [
  'How many headsets are we talking about?',
  'Can a device be bricked by a failed update?',
  'What telemetry do we get back from the devices?',
  'Who is allowed to halt a rollout?',
  'By when do the devices have to be patched?',
];

test('a new user rehearses the Quest prompt by mouse: ask, design, run, decide, finish, read the debrief', async ({
  page,
}) => {
  const server = await OwnServer.start();
  try {
    const room = new RoomPage(page);
    await page.goto(server.address);
    await page.getByRole('button', { name: 'Start with the Quest prompt' }).click();
    await expect(room.said).toContainText('Quest headsets');
    await room.skipTour();

    for (const question of questions) {
      await room.box.fill(question);
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(room.said).toContainText(question);
      await expect(room.box).toHaveValue('');
    }
    const facts = await room.show('Facts & assumptions');
    await expect(facts.getByRole('listitem').first()).toBeVisible();

    await room.show('Design');
    const design = new DesignPane(page);
    await design.addStages(1, 10);
    await design.decideNumber('Soak time', 24);
    await design.decideChoice('Approval', 'Person');
    await expect(room.said).toContainText('decided: Soak time 24 hours');

    const run = await room.show('Run');
    await run.getByRole('button', { name: /^Run/ }).click();
    const card = run.getByRole('region', { name: /The run waits for you/ });
    await expect(card).toBeVisible();
    await expect(room.said).toContainText('The run waits for you');
    await decideUntilOver(room);
    await expect(room.said).toContainText('It ran.');
    await expect(run.getByText('$').first()).toBeVisible();

    await room.say('To summarise: three stages with a person who opens each, and the release on-call may halt.');
    await room.end();
    await room.readDebrief();
    await new DebriefPage(page).expectRead();
    await page.goto(server.address);
    await expect(page.getByText('Security patches to Meta Quest headsets').first()).toBeVisible();
  } finally {
    await server.close();
  }
});

// A run may stop more than once; the first answer goes on each time.
async function decideUntilOver(room: RoomPage) {
  for (let stops = 0; stops < 8; stops++) {
    const waits = room.decisions.filter({ hasNotText: 'Look at the run' });
    if ((await waits.count()) === 0) break;
    const before = await room.said.getByText('at the stop:').count();
    await waits.first().click();
    await expect(room.said.getByText('at the stop:')).toHaveCount(before + 1);
  }
}
