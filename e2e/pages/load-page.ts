import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf, WordArgs } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** The agent's own load, rest and day: by the keyboard alone. */
export class LoadPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  say = (key: KeyOf<'load'>, args: WordArgs = {}): string => words(this.language, 'load', key, args);

  /** How much is in hand, in the bar above; it leads to one's own day. */
  get chip(): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${this.say('title')} · `) });
  }
  get offer(): Locator {
    return this.page.getByRole('region', { name: this.say('offer.title'), exact: true });
  }
  get rest(): Locator {
    return this.page.getByRole('region', { name: this.say('rest.label'), exact: true });
  }
  get timer(): Locator {
    return this.rest.getByRole('timer');
  }
  /** What the lead sees now. */
  get told(): Locator {
    return this.page.getByRole('region', { name: this.say('told.title'), exact: true });
  }
  /** The contacts of the day. */
  get contacts(): Locator {
    return this.page.getByRole('table', { name: this.say('contacts.title'), exact: true });
  }

  /** At the next quiet moment. @param cause the sentence that says why now. */
  async expectOffer(cause: string): Promise<void> {
    await expect(this.offer.getByText(cause, { exact: true })).toBeVisible({ timeout: 15_000 });
  }
  async expectNoOffer(): Promise<void> {
    await expect(this.offer).toHaveCount(0);
  }
  async take(): Promise<void> {
    await this.page.keyboard.press('Alt+z');
    await expect(this.rest).toBeFocused();
  }
  async postpone(): Promise<void> {
    await this.page.keyboard.press('Alt+d');
    await this.expectNoOffer();
  }
  async letGo(): Promise<void> {
    await this.page.keyboard.press('Alt+f');
    await this.expectNoOffer();
  }
  async backToWork(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.rest).toHaveCount(0);
  }

  async openDay(): Promise<void> {
    for (const key of ['Escape', 'g', 'd']) await this.page.keyboard.press(key);
    await expect(this.told).toBeVisible();
  }
  /** A value the lead sees, by its name on their board. */
  toldValue(name: string): Locator {
    const term = this.page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
    return this.told.locator('div').filter({ has: term }).getByRole('definition');
  }
  async forgetAll(): Promise<void> {
    await this.page.keyboard.press('Shift+X');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: this.say('forget.sure'), exact: true }).press('Enter');
    await expect(dialog).toHaveCount(0);
  }

  async openRules(): Promise<void> {
    await this.page.evaluate(() => (location.hash = '#/settings/rest'));
    await expect(this.rule('everyMs')).toBeVisible();
  }
  /** The agent's own number for a rule. */
  rule(field: 'everyMs' | 'restMs' | 'postponeMs'): Locator {
    return this.page.getByRole('textbox', { name: this.say(`settings.${field}`), exact: true });
  }
}
