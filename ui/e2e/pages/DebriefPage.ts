import { expect, type Locator, type Page } from '@playwright/test';

/** A debrief that has been weighed. */
export class DebriefPage {
  readonly verdict: Locator;

  constructor(readonly page: Page) {
    this.verdict = page
      .locator('#decision')
      .getByText(/(strong )?(no )?hire|deferred/i)
      .first();
  }

  async expectRead() {
    await expect(this.verdict).toBeVisible({ timeout: 200_000 });
    await expect(this.page.getByRole('heading', { name: /moment by moment/i })).toBeVisible();
  }
}
