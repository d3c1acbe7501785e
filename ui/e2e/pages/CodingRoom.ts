import { expect, type Locator, type Page } from '@playwright/test';
import { RoomPage } from './RoomPage';

/** A room with code as a person sees it. */
export class CodingRoom extends RoomPage {
  readonly editor: Locator;
  readonly results: Locator;
  readonly problems: Locator;

  constructor(page: Page) {
    super(page);
    this.editor = page.getByRole('textbox', { name: /^Code, .*Tab leaves the editor/ });
    this.results = page.getByRole('tabpanel', { name: 'Results' });
    this.problems = page.getByRole('navigation', { name: 'Problems' });
  }

  async enter(id: string, base = '') {
    await this.page.goto(`${base}/rooms/${id}`);
    await this.ready();
    await this.skipTour();
  }

  async ready() {
    await expect(this.editor).toBeAttached({ timeout: 120_000 });
  }

  /** The code that the editor shows, lines joined. */
  async shown(): Promise<string> {
    const lines = await this.page.locator('.editor .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Replaces all code by pasting: the editor would indent what is typed. */
  async write(code: string) {
    await this.editor.focus();
    await this.page.keyboard.press('Control+a');
    await this.editor.evaluate((box, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, code);
    await expect(this.page.getByText('Kept', { exact: true })).toBeVisible();
  }

  /** Picks from the menu beside the editor. */
  async more(item: RegExp) {
    await this.page.getByRole('button', { name: 'More for the code' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** What the last run came to, heard and seen; waits until it is there. */
  async comesTo(words: string | RegExp) {
    await expect(this.results.getByRole('status')).toHaveText(words, { timeout: 120_000 });
  }
}
