import { expect, type Locator, type Page } from '@playwright/test';

/** The design pane of the room. */
export class DesignPane {
  readonly parts: Locator;

  constructor(readonly page: Page) {
    this.parts = page.getByRole('tablist', { name: 'Parts of the design' });
  }

  async open(part: 'Board' | 'Decisions' | 'Rollout' | 'Programme' | 'Text') {
    await this.parts.getByRole('tab', { name: part }).click();
  }

  /** Adds stages of the rollout by their cumulative share in percent; the whole comes along with the first. */
  async addStages(...shares: number[]) {
    await this.open('Rollout');
    for (const [i, share] of shares.entries()) {
      await this.page.getByLabel('New stage').fill(String(share));
      await this.page.getByRole('button', { name: 'Add stage' }).click();
      await expect(this.stageRows).toHaveCount(i + 2);
    }
  }

  get stageRows() {
    return this.page.getByRole('region', { name: 'Stages, as a table' }).locator('tbody tr');
  }

  knob(name: string) {
    return this.page.getByRole('group', { name, exact: true });
  }

  /** Decides a knob whose value is a number, by the mouse. */
  async decideNumber(name: string, value: number) {
    const knob = this.knob(name);
    await knob.getByText('Decide', { exact: true }).click();
    await knob.getByRole('textbox', { name }).fill(String(value));
    await knob.getByRole('textbox', { name }).blur();
    await expect(knob).toHaveAttribute('data-stance', 'decided');
  }

  /** Decides a knob with few choices, by the mouse. */
  async decideChoice(name: string, choice: string) {
    const knob = this.knob(name);
    await knob.getByText('Decide', { exact: true }).click();
    await knob.getByRole('radio', { name: choice }).check();
    await expect(knob).toHaveAttribute('data-stance', 'decided');
  }
}
