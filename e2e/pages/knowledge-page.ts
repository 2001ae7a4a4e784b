import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf, WordArgs } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

type Words = { title: string; body: string; questions?: string };

/** The knowledge base as authors, readers and leads use it: with the keyboard wherever a key exists. */
export class KnowledgePage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  say = (key: KeyOf<'knowledge'>, args: WordArgs = {}): string => words(this.language, 'knowledge', key, args);
  button = (key: KeyOf<'knowledge'>, args: WordArgs = {}): Locator =>
    this.page.getByRole('button', { name: this.say(key, args) });

  async open(): Promise<void> {
    for (const key of ['Escape', 'g', 'k']) await this.page.keyboard.press(key);
    await expect(this.list).toBeVisible();
  }

  /** The lists have the keys 1 to 6, from the left. */
  async openReview(list = '1'): Promise<void> {
    for (const key of ['Escape', 'g', 'v']) await this.page.keyboard.press(key);
    const tab = this.page.getByRole('tab').nth(Number(list) - 1);
    await expect(tab).toBeVisible();
    await this.page.keyboard.press(list);
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  get list(): Locator {
    return this.page.getByRole('listbox', { name: this.say('listLabel') });
  }
  get article(): Locator {
    return this.page.getByRole('article');
  }
  get about(): Locator {
    return this.page.getByRole('complementary', { name: this.say('about.title') });
  }
  get body(): Locator {
    return this.page.getByRole('textbox', { name: this.say('editor.body') });
  }
  get title(): Locator {
    return this.page.getByRole('textbox', { name: this.say('editor.title'), exact: true });
  }

  /** Opens the one article of this title from the list. */
  async read(title: string): Promise<void> {
    await this.list.getByRole('option').filter({ hasText: title }).first().click();
    await expect(this.article.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }

  /** Begins a new article with its key and waits until what was written is on this computer. */
  async write({ title, body, questions }: Words): Promise<void> {
    await this.page.keyboard.press('n');
    await this.title.fill(title);
    await this.body.fill(body);
    if (questions !== undefined)
      await this.page.getByRole('textbox', { name: this.say('editor.questions') }).fill(questions);
    await this.expectSaved();
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText(this.say('editor.state.clean'), { exact: true })).toBeVisible();
  }

  /** Sends what is in the editor: an agent proposes, a lead publishes. */
  async finish(way: 'propose' | 'publish', summary: string): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: this.say('finish.summary') }).fill(summary);
    await this.page.keyboard.press('Enter');
    await expect(
      this.page.getByText(this.say(way === 'publish' ? 'finish.published' : 'finish.proposed'), { exact: true }),
    ).toBeVisible();
    await expect(dialog).toHaveCount(0);
  }

  /** Says that the open article is wrong, by key. */
  async callWrong(note: string): Promise<void> {
    await this.page.keyboard.press('w');
    await this.page.getByRole('textbox', { name: this.say('judge.whatWrong') }).fill(note);
    await this.page.keyboard.press('Control+Enter');
    const mine = this.say('judge.mine', { verdict: this.say('verdict.wrong') });
    await expect(this.page.getByRole('heading', { name: mine })).toBeVisible();
  }

  async expectVersion(version: number): Promise<void> {
    await expect(this.article.getByText(this.say('version', { version }), { exact: true })).toBeVisible();
  }

  /** What the chosen list shows, by title. */
  option(text: string): Locator {
    return this.page.getByRole('option').filter({ hasText: text });
  }
}
