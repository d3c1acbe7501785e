import { expect, type Locator, type Page } from '@playwright/test';

export type PaneName = 'Design' | 'Run' | 'Facts & assumptions' | 'Notes';

/** The room as a person sees it: by names and words, not by its insides. */
export class RoomPage {
  readonly box: Locator;
  readonly said: Locator;
  readonly board: Locator;

  constructor(readonly page: Page) {
    this.box = page.getByRole('textbox', { name: 'Your words' });
    this.said = page.getByRole('region', { name: 'What was said' });
    this.board = page.getByRole('tablist', { name: 'Board' });
  }

  async open(id: string, base = '') {
    await this.page.goto(`${base}/rooms/${id}`);
    await expect(this.said).toBeVisible();
  }

  /** Says something and waits until the box is empty again. */
  async say(words: string) {
    await this.box.fill(words);
    await this.box.press('Enter');
    await expect(this.box).toHaveValue('');
    await expect(this.said).toContainText(words);
  }

  tab(name: PaneName) {
    return this.board.getByRole('tab', { name });
  }

  async show(name: PaneName) {
    await this.tab(name).click();
    return this.page.getByRole('tabpanel', { name });
  }

  /** Buttons that answer a run that waits for a person. */
  get decisions() {
    return this.said.getByRole('group', { name: 'The run waits for you' }).last().getByRole('button');
  }

  /** Skips the tour where it is there. */
  async skipTour() {
    const skip = this.page.getByRole('button', { name: 'Skip the tour' });
    if (await skip.isVisible()) await skip.click();
  }

  async end() {
    await this.page.getByRole('button', { name: 'End', exact: true }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'End the round' }).click();
    await expect(this.page.getByRole('region', { name: 'The round is over' })).toBeVisible();
  }

  async readDebrief() {
    await this.page.getByRole('button', { name: 'Read the debrief' }).click();
    await this.page.waitForURL('**/debrief', { timeout: 200_000 });
  }
}
