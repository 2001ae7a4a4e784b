import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf, WordArgs } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** Practice as a trainee uses it: with the keyboard alone. */
export class PracticePage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  say = (key: KeyOf<'practice'>, args: WordArgs = {}): string => words(this.language, 'practice', key, args);

  get list(): Locator {
    return this.page.getByRole('listbox', { name: this.say('library.list') });
  }
  /** What goes on, around the workspace. */
  get frame(): Locator {
    return this.page.getByRole('region', { name: this.say('frame.label'), exact: true });
  }
  get talk(): Locator {
    return this.page.getByRole('feed', { name: this.say('talk.label') });
  }
  get lines(): Locator {
    return this.talk.getByRole('article');
  }
  get composer(): Locator {
    return this.frame.getByRole('textbox').last();
  }
  get hint(): Locator {
    return this.page.getByRole('region', { name: this.say('hint.label'), exact: true });
  }

  async open(): Promise<void> {
    // On a busy machine the second key may come too late to belong to the first.
    await expect(async () => {
      for (const key of ['Escape', 'g', 'e']) await this.page.keyboard.press(key);
      await expect(this.list).toBeVisible({ timeout: 3000 });
    }).toPass();
  }

  /** Chooses the first matter that these words find, with a number, by a channel. */
  async choose(matter: string, seed: number, channel: 'chat' | 'phone'): Promise<void> {
    await this.page.keyboard.press('/');
    await this.page.keyboard.type(matter);
    for (const key of ['Escape', 'j']) await this.page.keyboard.press(key);
    const detail = this.page.getByRole('article');
    await expect(detail).toBeVisible();
    const field = detail.getByRole('textbox', { name: this.say('detail.seed') });
    await field.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(String(seed));
    const way = detail.getByRole('radio', { name: this.say(`channel.${channel}`) });
    await this.page.keyboard.press('Escape');
    await way.focus();
    await this.page.keyboard.press('Space');
    await expect(way).toBeChecked();
  }

  /** Begins what was chosen: it rings. */
  async start(): Promise<void> {
    await this.page.keyboard.press('s');
    await expect(this.frame.getByText(this.say('ringing.next'))).toBeVisible();
  }

  async answer(): Promise<void> {
    await this.page.keyboard.press('Alt+y');
    await expect(this.composer).toBeFocused();
  }

  /** Says a line, and waits until the customer has said theirs. */
  async exchange(line: string): Promise<void> {
    const before = await this.lines.count();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
    await expect(async () => expect(await this.lines.count()).toBeGreaterThan(before + 1)).toPass();
  }

  async end(): Promise<void> {
    for (const key of ['Alt+Shift+g', 'Alt+Shift+g']) await this.page.keyboard.press(key);
    await expect(this.frame.getByText(this.say('frame.over'), { exact: true })).toBeVisible();
  }
}
