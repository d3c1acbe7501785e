import { expect, test, type Page } from '@playwright/test';
import { DebriefPage } from './pages/DebriefPage';
import { DesignPane } from './pages/DesignPane';
import { RoomPage } from './pages/RoomPage';

async function command(page: Page, words: string) {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, isThere: () => Promise<boolean>, most = 60) {
  for (let i = 0; i < most && !(await isThere()); i++) await page.keyboard.press('Tab');
  expect(await isThere()).toBe(true);
}

test('a whole rehearsal without a mouse', async ({ page }) => {
  await page.goto('/?start=quest-patches');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Quest headsets');
  await expect(dialog.getByRole('radio', { name: /^Coached/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/rooms/**');
  const room = new RoomPage(page);
  await expect(room.box).toBeFocused();
  await page.keyboard.press('Escape');

  await room.box.focus();
  for (const words of ['How many headsets are there?', 'Can an update brick a device?', 'Who may halt a rollout?']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(room.said).toContainText(words);
    await expect(room.box).toBeFocused();
    await expect(room.box).toHaveValue('');
  }
  await page.keyboard.press('ArrowUp');
  await expect(room.box).toHaveValue('Who may halt a rollout?');
  await room.box.press('Control+a');
  await page.keyboard.press('Delete');

  // Escape leaves the box, G F goes to the facts, G C comes back.
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page.getByRole('tabpanel', { name: 'Facts & assumptions' })).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(room.box).toBeFocused();

  await command(page, 'Add a stage');
  const design = new DesignPane(page);
  await expect(page.getByLabel('New stage')).toBeFocused();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(design.stageRows).toHaveCount(2);
  await command(page, 'Find a decision');
  await expect(page.getByLabel('Find a decision')).toBeFocused();
  await page.keyboard.type('Approval');
  await tabTo(page, () => design.knob('Approval').getByRole('radio', { name: 'Leave' }).evaluate(isActive));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await tabTo(page, async () => (await design.knob('Approval').getAttribute('data-stance')) === 'decided', 3);

  await page.keyboard.press('Control+Enter');
  const card = page.getByRole('region', { name: /The run waits for you|Runs/ }).first();
  await expect(card.or(room.said.getByText('It ran.')).first()).toBeVisible();
  for (let i = 0; i < 6 && (await room.decisions.count()) > 0; i++) {
    const answered = await room.said.getByText('at the stop:').count();
    await page.keyboard.press('1');
    await expect(room.said.getByText('at the stop:')).toHaveCount(answered + 1);
  }
  await expect(room.said).toContainText('It ran.');

  await command(page, 'End the round');
  const ask = page.getByRole('alertdialog');
  await expect(ask.getByRole('button', { name: 'Go on talking' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Read the debrief' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/debrief', { timeout: 200_000 });
  await new DebriefPage(page).expectRead();
});

const isActive = (element: Element) => element === document.activeElement;
