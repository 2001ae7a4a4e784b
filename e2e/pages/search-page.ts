import { expect, type Locator, type Page } from '@playwright/test';
import type { SearchKind } from '#shared/domain/search.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** The search of everything, used with the keyboard alone. */
export class SearchPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  get field(): Locator {
    return this.page.getByRole('combobox', { name: words(this.language, 'search', 'field') });
  }
  get completions(): Locator {
    return this.page.getByRole('listbox', { name: words(this.language, 'search', 'completions') });
  }
  get selected(): Locator {
    return this.page.getByRole('option', { selected: true });
  }

  /** The rows of one kind. */
  hits(kind: SearchKind): Locator {
    return this.page
      .getByRole('group', { name: words(this.language, 'search', `kind.${kind}`), exact: true })
      .getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('f');
    await expect(this.field).toBeFocused();
  }

  /** Types over what stands there, key by key. */
  async type(text: string): Promise<void> {
    await this.field.press('Control+a');
    await this.page.keyboard.type(text);
    await expect(this.field).toHaveValue(text);
  }

  async clear(): Promise<void> {
    await this.field.press('Control+a');
    await this.field.press('Delete');
  }

  /** Keeps what is searched under a name. */
  async save(name: string): Promise<void> {
    await this.page.keyboard.press('Control+s');
    const box = this.page.getByRole('textbox', { name: words(this.language, 'search', 'saveName') });
    await expect(box).toBeFocused();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await expect(box).toHaveCount(0);
  }

  saved(name: string): Locator {
    return this.page
      .getByRole('group', { name: words(this.language, 'search', 'saved') })
      .getByRole('option')
      .filter({ hasText: name });
  }
}
