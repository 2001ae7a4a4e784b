import { expect, type Locator, type Page } from '@playwright/test';
import type { ViewName } from '#shared/contract/app/tickets.ts';
import type { TicketStatus } from '#shared/domain/ticket.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

type FileToAdd = { name: string; mimeType: string; buffer: Buffer };

const VIEW_KEYS: Record<ViewName, string> = {
  mine: '1',
  unassigned: '2',
  due: '3',
  open: '4',
  pending: '5',
  snoozed: '6',
  followed: '7',
  solved: '8',
  all: '9',
};

/** The inbox as an agent uses it: with the keyboard wherever a key exists. */
export class InboxPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  get list(): Locator {
    return this.page.getByRole('listbox', { name: words(this.language, 'tickets', 'listLabel') });
  }
  get timeline(): Locator {
    return this.page.getByRole('feed', { name: words(this.language, 'messages', 'timeline') });
  }
  get #pill(): Locator {
    return this.page.getByRole('button', { name: words(this.language, 'outbox', 'pill.label') });
  }

  /** The first load of a desk takes as long as the machine is busy. */
  async expectReady(): Promise<void> {
    await expect(this.list.getByRole('option').first()).toBeVisible({ timeout: 60_000 });
  }

  async showView(view: ViewName): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press(VIEW_KEYS[view]);
  }

  /** Narrows the list, and opens the one ticket that is left at the top. */
  async find(text: string): Promise<void> {
    await this.page.keyboard.press('/');
    await this.page.getByRole('textbox', { name: words(this.language, 'tickets', 'filter.label') }).fill(text);
    // At the top only once the list has been narrowed: a row that is still on its way is missed by the mouse.
    const hit = this.list.getByRole('option').first();
    await expect(hit).toContainText(text);
    await hit.click();
    await expect(this.timeline).toBeVisible();
  }

  row(text: string): Locator {
    return this.list.getByRole('option').filter({ hasText: text });
  }

  /** Chooses tickets of the list by key, to change them together. */
  async choose(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await this.row(text).click();
      await this.page.keyboard.press('x');
    }
    await expect(
      this.page.getByText(words(this.language, 'tickets', 'bulk.count', { count: texts.length })),
    ).toBeVisible();
  }

  /** Puts a tag on all that are chosen. */
  async tagChosen(tag: string): Promise<void> {
    await this.page.keyboard.press('t');
    const dialog = this.page.getByRole('dialog');
    const box = dialog.getByRole('combobox', { name: words(this.language, 'tickets', 'bulk.addTags') });
    await box.fill(tag);
    await box.press('Enter');
    await dialog.getByRole('button', { name: words(this.language, 'tickets', 'bulk.apply') }).click();
    await expect(dialog).toHaveCount(0);
  }

  /** Narrows the list to a value, by the keyboard alone. */
  async narrowTo(value: string): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('f');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(value);
    await dialog.getByRole('combobox').press('Enter');
    await expect(dialog).toHaveCount(0);
  }

  /** Puts the open ticket into the one found by these words. */
  async mergeInto(text: string): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Shift+M');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(text);
    await dialog.getByRole('option').filter({ hasText: text }).first().click();
    await dialog
      .getByRole('button', { name: new RegExp(`^${words(this.language, 'tickets', 'merge.apply', { number: '' })}`) })
      .click();
    await expect(dialog).toHaveCount(0);
  }

  /** Takes the open ticket out of the one it was merged into, by key. */
  async takeOut(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Shift+U');
  }

  async expectSaid(text: string): Promise<void> {
    await expect(this.page.getByText(text)).toBeVisible();
  }

  /** What is written, without sending it. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('r');
    const name = words(this.language, 'messages', 'composer.reply');
    await expect(this.page.getByRole('textbox', { name, exact: true })).toBeFocused();
    await this.page.keyboard.type(text);
  }

  async write(kind: 'reply' | 'note', text: string, file?: FileToAdd): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press(kind === 'reply' ? 'r' : 'n');
    const box = this.page.getByRole('textbox', {
      name: words(this.language, 'messages', `composer.${kind}`),
      exact: true,
    });
    if (file) await this.#addFile(file);
    await box.fill(text);
    await box.press('Control+Enter');
    await expect(box).toHaveValue('');
    await expect(this.line(text)).toBeVisible();
    await box.press('Escape');
  }

  async #addFile(file: FileToAdd): Promise<void> {
    await this.page.locator('input[type="file"]').setInputFiles(file);
    const added = words(this.language, 'messages', 'upload.remove', { name: file.name });
    const bar = this.page.getByRole('progressbar');
    await expect(this.page.getByRole('button', { name: added })).toBeVisible();
    await expect(bar).toHaveCount(0);
  }

  line(text: string): Locator {
    return this.timeline.getByRole('article').filter({ hasText: text });
  }

  async addTag(tag: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: words(this.language, 'tickets', 'property.tags') });
    await box.fill(tag);
    await box.press('Enter');
    await expect(this.page.getByText(tag, { exact: true }).first()).toBeVisible();
    await box.press('Escape');
  }

  async setStatus(status: TicketStatus): Promise<void> {
    const label = words(this.language, 'tickets', 'header.status', { status: '' }).trim();
    await this.page.getByRole('button', { name: new RegExp(`^${label}`) }).click();
    await this.page.getByRole('menuitem', { name: words(this.language, 'common', `status.${status}`) }).click();
    await this.expectStatus(status);
  }

  /** Assigns the open ticket to whoever sits here, by key. */
  async takeIt(): Promise<void> {
    await this.page.keyboard.press('Escape');
    const button = this.page.getByRole('button', { name: words(this.language, 'tickets', 'header.assignMe') });
    await expect(button).toBeVisible();
    await this.page.keyboard.press('a');
    await expect(button).toHaveCount(0);
  }

  async expectStatus(status: TicketStatus): Promise<void> {
    const name = words(this.language, 'tickets', 'header.status', {
      status: words(this.language, 'common', `status.${status}`),
    });
    await expect(this.page.getByRole('button', { name })).toBeVisible();
  }

  async expectPill(text: string): Promise<void> {
    await expect(this.#pill).toContainText(text, { timeout: 60_000 });
  }
  expectOnline = (): Promise<void> => this.expectPill(words(this.language, 'outbox', 'pill.online'));
  expectOffline = (): Promise<void> => this.expectPill(words(this.language, 'outbox', 'pill.offline'));

  async openOutbox(): Promise<Locator> {
    await this.#pill.click();
    const panel = this.page.getByRole('dialog', { name: words(this.language, 'outbox', 'panel.title') });
    await expect(panel).toBeVisible();
    return panel;
  }
}
