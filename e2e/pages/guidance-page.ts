import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** What the desk hears in a customer's words, and what it advises; by the keyboard alone. */
export class GuidancePage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  say(key: Parameters<typeof words<'guidance'>>[2], args = {}): string {
    return words(this.language, 'guidance', key, args);
  }
  get card(): Locator {
    return this.page.getByRole('region', { name: this.say('card.label'), exact: true });
  }
  get mood(): Locator {
    return this.page.getByRole('region', { name: this.say('mood.label') });
  }
  /** What is underlined in the customer's words. */
  get evidence(): Locator {
    return this.page.locator('mark');
  }

  async use(): Promise<void> {
    await this.page.keyboard.press('Alt+q');
    await expect(this.card).toHaveCount(0);
  }
  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Alt+0');
    await expect(this.card).toHaveCount(0);
  }
}
