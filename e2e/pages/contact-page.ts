import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** Who rings, who is talked to, and what is written of it afterwards; by the keyboard alone. */
export class ContactPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  /** The card of who rings. */
  card(name: string): Locator {
    return this.page.getByRole('region', { name: words(this.language, 'contacts', 'pop.label', { name }) });
  }
  async expectRinging(): Promise<void> {
    await expect(this.page.locator('[data-contact]')).toBeVisible();
  }
  async expectQuiet(): Promise<void> {
    await expect(this.page.locator('[data-contact]')).toHaveCount(0);
  }
  /** What is in hand. */
  get bar(): Locator {
    return this.page.getByRole('region', { name: words(this.language, 'contacts', 'bar.label'), exact: true });
  }
  get wrapUp(): Locator {
    return this.page.getByRole('complementary', { name: words(this.language, 'contacts', 'wrap.titleAcw') });
  }

  /** The same panel while it goes on. */
  get notes(): Locator {
    return this.page.getByRole('complementary', { name: words(this.language, 'contacts', 'wrap.title'), exact: true });
  }

  /** The only card there is. A key pressed in the moment in which it is drawn may come before it listens. */
  async open(): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.press('Alt+o');
      await expect(this.page.locator('[data-contact]')).toHaveCount(0, { timeout: 2000 });
    }).toPass({ timeout: 15_000 });
  }
  async ignore(): Promise<void> {
    await this.page.keyboard.press('Alt+i');
  }
  async choose(n: number): Promise<void> {
    await this.page.keyboard.press(`Alt+${n}`);
  }

  /** Makes a customer of whoever calls. */
  async create(name: string): Promise<void> {
    await this.page.keyboard.press('Alt+n');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words(this.language, 'contacts', 'create.name') }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
  }

  /** Writes what it was about, says why, and finishes with it. */
  async finish(summary: string, disposition: string): Promise<void> {
    await expect(this.wrapUp).toBeVisible();
    await this.page.keyboard.type(summary);
    const label = words(this.language, 'contacts', 'wrap.disposition');
    const choice = this.wrapUp.getByRole('combobox', { name: label });
    await choice.focus();
    await expect(this.page.getByRole('option', { name: disposition }).first()).toBeVisible();
    await choice.pressSequentially(disposition);
    await choice.press('Enter');
    await expect(choice).toHaveAttribute('aria-expanded', 'false');
    await this.page.keyboard.press('Alt+Enter');
    await expect(this.wrapUp).toHaveCount(0);
  }

  /** A contact in the log of the team. */
  logged(name: string): Locator {
    return this.page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: name });
  }
}
