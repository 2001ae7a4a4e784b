import { expect, type Page } from '@playwright/test';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

export class SignInPage {
  readonly #page: Page;
  readonly #language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.#page = page;
    this.#language = language;
  }

  async open(link: string): Promise<void> {
    await this.#page.goto(link);
    await this.expectOpen();
  }

  async expectOpen(): Promise<void> {
    await expect(this.#handleBox).toBeVisible();
  }

  /** Types the name and password and presses Enter, as a person does. */
  async signIn(handle: string, password: string): Promise<void> {
    await this.#handleBox.fill(handle);
    await this.#passwordBox.fill(password);
    await this.#passwordBox.press('Enter');
  }

  /** One click on an invented person of a demo hub. */
  async signInAsDemo(name: string): Promise<void> {
    await this.#page.getByRole('button', { name }).first().click();
  }

  async expectOffline(): Promise<void> {
    await expect(this.#page.getByText(words(this.#language, 'session', 'hub.down'), { exact: true })).toBeVisible();
  }

  async expectTrouble(text: string): Promise<void> {
    await expect(this.#page.getByRole('alert')).toContainText(text);
  }

  get #handleBox() {
    const name = words(this.#language, 'session', 'signIn.handle');
    return this.#page.getByRole('textbox', { name, exact: true });
  }
  get #passwordBox() {
    return this.#page.getByRole('textbox', { name: words(this.#language, 'session', 'signIn.password') });
  }
}
