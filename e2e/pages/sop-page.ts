import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** A procedure walked during a contact; by the keyboard alone. */
export class SopPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  #say = (key: KeyOf<'sops'>, args = {}): string => words(this.language, 'sops', key, args);

  get panel(): Locator {
    return this.page.getByRole('region', { name: this.#say('panel.label'), exact: true });
  }
  /** The step in front. */
  step(title: string): Locator {
    return this.panel.getByRole('region', { name: title, exact: true });
  }
  /** The keyboard is where the next thing is to be done. */
  async expectInFront(title: string): Promise<void> {
    const step = this.step(title);
    await expect(step).toBeVisible();
    await expect.poll(() => step.evaluate((card) => card.contains(document.activeElement))).toBe(true);
  }

  /** Gives the keyboard to the panel, from wherever it is. */
  async enter(): Promise<void> {
    await expect(this.panel).toBeVisible();
    await this.page.keyboard.press('Alt+l');
    await expect.poll(() => this.panel.evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
  }

  /** Begins a procedure found by its name; its first step has the keyboard. */
  async start(name: string, first: string): Promise<void> {
    await this.enter();
    await this.page.keyboard.press('n');
    const dialog = this.page.getByRole('dialog', { name: this.#say('action.new') });
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await this.page.keyboard.type(name);
    await expect(dialog.getByRole('option').first()).toContainText(name);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await this.expectInFront(first);
  }

  /** Who answers has read what is asked; the same key at once is a double press, which answers nothing. */
  #look(): Promise<void> {
    return this.page.waitForTimeout(300);
  }

  async choose(digit: number, next?: string): Promise<void> {
    await this.#look();
    await this.page.keyboard.press(String(digit));
    if (next !== undefined) await this.expectInFront(next);
  }

  /** A result where a mistake is dear: the same key once more. */
  async chooseTwice(digit: number, next: string): Promise<void> {
    await this.choose(digit);
    await expect(this.panel.locator('[data-armed]')).toBeVisible();
    await this.choose(digit, next);
  }

  /** A field of the form in front. */
  field(label: string): Locator {
    return this.panel.locator('input, textarea').and(this.panel.getByLabel(label));
  }
  async send(): Promise<void> {
    await this.#look();
    await this.page.keyboard.press('Control+Enter');
  }

  /** The version that is walked. */
  async expectVersion(version: number): Promise<void> {
    await expect(this.panel.getByText(`v${version}`, { exact: true }).first()).toBeVisible();
  }

  /** Skips the step in front; `reason` and, where there are several ways on, `way` are digits. */
  async skip(reason: number, next: string, way?: number): Promise<void> {
    await this.page.keyboard.press('s');
    await expect(this.panel.getByText(this.#say('ask.skip'))).toBeVisible();
    await this.page.keyboard.press(String(reason));
    if (way !== undefined) {
      await expect(this.panel.getByText(this.#say('ask.skip-result'))).toBeVisible();
      await this.choose(way);
    }
    await this.expectInFront(next);
  }

  /** Says what is wrong with the step in front, and goes on with it. */
  async flag(note: string): Promise<void> {
    await this.page.keyboard.press('f');
    await expect(this.panel.getByLabel(this.#say('note.flag'))).toBeFocused();
    await this.page.keyboard.type(note);
    await this.page.keyboard.press('Control+Enter');
    await expect(this.panel.getByText(this.#say('flag.mine'))).toBeVisible();
  }

  /** What was walked to its end or given up. */
  get ended(): Locator {
    return this.panel.getByRole('list', { name: this.#say('ended.label') });
  }
}
