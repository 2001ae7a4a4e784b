import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

type Section = 'people' | 'queues' | 'macros' | 'fields' | 'tags' | 'synonyms' | 'policies' | 'calendars' | 'team';

/** What an administrator keeps, as a person sees it. */
export class AdminPage {
  readonly page: Page;
  readonly #language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.#language = language;
  }

  words(key: KeyOf<'admin'>, args = {}): string {
    return words(this.#language, 'admin', key, args);
  }

  async open(section: Section): Promise<void> {
    await this.page.evaluate((to) => (location.hash = `#/admin/${to}`), section);
    await expect(this.page.getByRole('heading', { name: this.words(`section.${section}`), level: 2 })).toBeVisible();
  }

  async expectAway(): Promise<void> {
    await expect(this.page.getByText(this.words('away.outbox'))).toBeVisible();
  }

  get editor(): Locator {
    return this.page.getByRole('dialog');
  }

  async add(key: KeyOf<'admin'>): Promise<void> {
    await this.page.getByRole('button', { name: this.words(key) }).click();
    await expect(this.editor).toBeVisible();
  }

  /** Both languages of one text. */
  async write(key: KeyOf<'admin'>, zh: string, en: string): Promise<void> {
    const label = this.words(key);
    await this.editor.getByLabel(this.words('in.zh', { label }), { exact: true }).fill(zh);
    await this.editor.getByLabel(this.words('in.en', { label }), { exact: true }).fill(en);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await expect(this.editor).toHaveCount(0);
  }
}
