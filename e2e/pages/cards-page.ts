import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf, WordArgs } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** Prompt cards as leads look after them: with the keyboard alone. */
export class CardsPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  say = (key: KeyOf<'cards'>, args: WordArgs = {}): string => words(this.language, 'cards', key, args);

  get list(): Locator {
    return this.page.getByRole('listbox', { name: this.say('library.list') });
  }
  get reader(): Locator {
    return this.page.getByRole('article');
  }
  get problems(): Locator {
    return this.page.getByRole('region', { name: this.say('problem.title'), exact: true });
  }
  get preview(): Locator {
    return this.page.getByRole('region', { name: this.say('editor.preview'), exact: true });
  }
  get trial(): Locator {
    return this.page.getByRole('textbox', { name: this.say('try.label') });
  }
  title(language: Language): Locator {
    const name = this.say(`in.${language}`, { label: this.say('place.title') });
    return this.page.getByRole('textbox', { name, exact: true });
  }

  async open(): Promise<void> {
    for (const key of ['Escape', 'g', 'm']) await this.page.keyboard.press(key);
    await expect(this.list).toBeVisible();
  }

  /** Narrows the list and opens the one card that is left. */
  async read(title: string): Promise<void> {
    await this.page.keyboard.press('/');
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(title);
    await expect(this.list.getByRole('option')).toHaveCount(1);
    for (const key of ['Escape', 'j']) await this.page.keyboard.press(key);
    await expect(this.reader.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }

  async edit(): Promise<void> {
    await this.page.keyboard.press('e');
    await expect(this.page.getByRole('region', { name: this.say('editor.form') })).toBeVisible();
  }

  /** Takes everything out of the field that has the keyboard and types something else. */
  async retype(text: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(text);
  }

  async publish(summary: string): Promise<void> {
    for (const key of ['Escape', 'Control+Enter']) await this.page.keyboard.press(key);
    const field = this.page.getByRole('textbox', { name: this.say('publish.summary') });
    await expect(field).toBeFocused();
    // A version that does not say what has changed is not published.
    await this.page.keyboard.press('Control+Enter');
    await expect(this.page.getByRole('alert').getByText(this.say('publish.summaryMissing'))).toBeVisible();
    await expect(field).toBeFocused();
    await this.page.keyboard.type(summary);
    await this.page.keyboard.press('Control+Enter');
    await expect(this.page.getByText(this.say('publish.done'), { exact: true })).toBeVisible();
  }

  async expectVersion(version: number): Promise<void> {
    await expect(this.reader.getByText(this.say('version', { version }), { exact: true }).first()).toBeVisible();
  }
}
