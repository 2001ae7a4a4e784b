import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf, WordArgs } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** The team as its lead sees it, moved through by the keyboard alone. */
export class BoardPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  say = (key: KeyOf<'board'>, args: WordArgs = {}): string => words(this.language, 'board', key, args);

  get people(): Locator {
    return this.page.getByRole('table', { name: this.say('people.title'), exact: true });
  }
  get queues(): Locator {
    return this.page.getByRole('table', { name: this.say('queues.title'), exact: true });
  }
  row(name: string): Locator {
    return this.people.getByRole('row').filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }
  get side(): Locator {
    return this.page.getByRole('complementary', { name: this.say('side.title') });
  }
  get live(): Locator {
    return this.page.getByText(this.say('live.now'), { exact: true });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async open(): Promise<void> {
    await this.press('Escape', 'g', 'b');
    await expect(this.page.getByRole('heading', { name: this.say('title'), exact: true })).toBeVisible();
  }

  /** Goes through the people until this one is chosen. */
  async choose(name: string): Promise<void> {
    await expect(this.row(name)).toBeVisible();
    const count = await this.people.getByRole('row').count();
    for (let i = 0; i < count; i += 1) await this.press('k');
    for (let i = 0; i < count; i += 1) {
      if ((await this.row(name).getAttribute('aria-current')) === 'true') return;
      await this.press('j');
    }
    await expect(this.row(name)).toHaveAttribute('aria-current', 'true');
  }

  /** Offers rest to whom is chosen: the first key leads to the button, Enter says it. */
  async relieve(name: string): Promise<void> {
    await this.choose(name);
    await this.press('r');
    await expect(this.side.getByRole('button', { name: this.say('offer.now') })).toBeFocused();
    await this.press('Enter');
    await expect(this.page.getByText(this.say('offer.done', { name }), { exact: true })).toBeVisible();
  }

  async rests(): Promise<void> {
    await this.press('2');
    await expect(this.page.getByRole('region', { name: this.say('rests.title') })).toBeVisible();
  }

  async shifts(): Promise<void> {
    await this.press('3');
    await expect(this.page.getByRole('navigation', { name: this.say('shifts.list') })).toBeVisible();
  }

  /** `day`: 周三, Wed. */
  hours(day: string): Locator {
    return this.page.getByRole('textbox', { name: this.say('shift.dutiesOf', { day }), exact: true });
  }

  async policy(): Promise<void> {
    await this.press('4');
    await expect(this.page.getByRole('region', { name: this.say('policy.title') })).toBeVisible();
  }

  async save(): Promise<void> {
    await this.press('Control+Enter');
  }
}
