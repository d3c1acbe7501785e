import { expect, test, type APIRequestContext } from '@playwright/test';
import { DebriefPage } from './pages/DebriefPage';
import { DesignPane } from './pages/DesignPane';
import { RoomPage } from './pages/RoomPage';
import { expectNoViolations } from './support/axe';
import { begin, does, weigh } from './support/sessions';

/** A session with a bit of everything: words, an assumption, a design, a run that waits. */
async function furnished(request: APIRequestContext) {
  const id = await begin(request, { prompt: 'quest-patches' });
  await does(request, id, { kind: 'say', text: "I'm assuming 80 percent have automatic updates on, right?" });
  await does(request, id, { kind: 'say', text: 'We start with 1% and watch crash rate for 4 hours, then 100%.' });
  await does(request, id, {
    kind: 'design',
    patch: { rollout: { rings: [1, 100], soakHours: 24, approval: 'person' } },
  });
  return id;
}

const pages: [string, string][] = [
  ['home', '/'],
  ['history', '/history'],
  ['study', '/study'],
  ['prompts', '/prompts'],
  ['prompt', '/prompts/quest-patches'],
  ['systems', '/systems'],
  ['system', '/systems/fleet-update'],
  ['rubric', '/rubric'],
  ['lab', '/lab'],
  ['no page', '/nowhere'],
];

for (const [name, path] of pages)
  test(`${name} has no violations`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await page.waitForLoadState('networkidle');
    await expectNoViolations(page, name);
  });

test('the start of a round has no violations', async ({ page }) => {
  await page.goto('/?start=quest-patches');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'start');
});

test('the room has no violations, pane by pane, in its dialogs, and when it is over', async ({ page, request }) => {
  const id = await furnished(request);
  const room = new RoomPage(page);
  await room.open(id);
  await expectNoViolations(page, 'room');
  const design = new DesignPane(page);
  for (const part of ['Board', 'Decisions', 'Rollout', 'Programme', 'Text'] as const) {
    await design.open(part);
    await page.waitForLoadState('networkidle');
    await expectNoViolations(page, `design, ${part}`);
  }
  await does(request, id, { kind: 'run' });
  const run = await room.show('Run');
  await expect(run.getByRole('region', { name: /The run waits for you/ })).toBeVisible();
  await expectNoViolations(page, 'run that waits');
  for (let i = 0; i < 6; i++) {
    const state = await stopOf(request, id);
    if (state === undefined) break;
    await does(request, id, { kind: 'decide', key: state.key, option: state.options[0]?.id ?? '' });
  }
  await expect(room.said).toContainText('It ran.');
  await page.waitForLoadState('networkidle');
  await expectNoViolations(page, 'run');
  for (const pane of ['Facts & assumptions', 'Notes'] as const) {
    await room.show(pane);
    await expectNoViolations(page, pane);
  }
  await page
    .getByTitle(/Press to correct/)
    .first()
    .click();
  await expectNoViolations(page, 'correcting');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Voice' }).click();
  await expectNoViolations(page, 'voice');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expectNoViolations(page, 'commands');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await expectNoViolations(page, 'end');
  await page.getByRole('button', { name: 'End the round' }).click();
  await expect(page.getByRole('button', { name: 'Read the debrief' })).toBeVisible();
  await expectNoViolations(page, 'over');
});

test('the first visit of a room has no violations', async ({ page, request }) => {
  const id = await begin(request, { prompt: 'quest-patches' });
  await new RoomPage(page).open(id);
  await expect(page.getByRole('complementary', { name: 'A short tour' })).toBeVisible();
  await expectNoViolations(page, 'tour');
});

test('a debrief has no violations', async ({ page, request }) => {
  const id = await furnished(request);
  await weigh(request, id);
  await page.goto(`/sessions/${id}/debrief`);
  await new DebriefPage(page).expectRead();
  await page.waitForLoadState('networkidle');
  await expectNoViolations(page, 'debrief');
});

test('a loop has no violations', async ({ page, request }) => {
  const answer = await request.post('/api/v1/sittings', { data: { loop: 'meta-tpm' } });
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`/loops/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.waitForLoadState('networkidle');
  await expectNoViolations(page, 'loop');
});

async function stopOf(request: APIRequestContext, id: string) {
  const page = (await (await request.get(`/api/v1/sessions/${id}`)).json()) as {
    state: { stop?: { key: string; options: { id: string }[] } };
  };
  return page.state.stop;
}
