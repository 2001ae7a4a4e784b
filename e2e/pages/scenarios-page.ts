import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf, WordArgs } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** Scenarios as leads make them of solved tickets: with the keyboard alone. */
export class ScenariosPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  say = (key: KeyOf<'scenarios'>, args: WordArgs = {}): string => words(this.language, 'scenarios', key, args);

  get tickets(): Locator {
    return this.page.getByRole('table', { name: this.say('tickets.title') });
  }
  get form(): Locator {
    return this.page.getByRole('region', { name: this.say('form'), exact: true });
  }
  get review(): Locator {
    return this.page.getByRole('complementary', { name: this.say('review'), exact: true });
  }
  get published(): Locator {
    return this.page.getByRole('region', { name: this.say('published.title'), exact: true });
  }
  get found(): Locator {
    return this.review.getByRole('region', { name: this.say('personal.title'), exact: true });
  }
  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** By way of the library, as a lead comes to it. */
  async open(): Promise<void> {
    await expect(async () => {
      for (const key of ['Escape', 'g', 'e']) await this.page.keyboard.press(key);
      await expect(this.page.getByRole('button', { name: this.say('fromLibrary') })).toBeVisible({ timeout: 3000 });
    }).toPass();
    await this.page.keyboard.press('m');
    await expect(this.tickets).toBeVisible();
  }

  /** Makes a draft of the first ticket of such a subject that one comes of. */
  async makeAny(subject: RegExp): Promise<void> {
    const all = this.tickets.getByRole('row').filter({ has: this.page.getByRole('button', { name: subject }) });
    for (let at = 0; at < (await all.count()); at += 1) {
      const row = all.nth(at);
      await row.getByRole('button').focus();
      await this.page.keyboard.press('Enter');
      await expect(this.form.or(row.getByRole('alert'))).toBeVisible();
      if (await this.form.isVisible()) return;
    }
  }

  /** Makes a draft of the ticket with this subject and waits for its editor. */
  async make(subject: string): Promise<void> {
    await this.tickets.getByRole('button', { name: subject, exact: true }).focus();
    await this.page.keyboard.press('Enter');
    await expect(this.form).toBeVisible();
  }

  /** Puts something else in a field, and waits until it is stored. */
  async retype(name: string, text: string): Promise<void> {
    await this.field(name).focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByText(this.say('state.clean'))).toBeVisible();
  }
}
