import { expect, type Locator, type Page } from '@playwright/test';
import type { KeyOf, WordArgs } from '#shared/i18n/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';

/** What became of practised conversations: a scorecard, one's progress, and what a team shared. */
export class ScorecardPage {
  readonly page: Page;
  readonly language: Language;
  constructor(page: Page, language: Language = 'zh') {
    this.page = page;
    this.language = language;
  }

  say = (key: KeyOf<'scorecard'>, args: WordArgs = {}): string => words(this.language, 'scorecard', key, args);

  get record(): Locator {
    return this.page.getByRole('article', { name: this.say('record.label'), exact: true });
  }
  /** The line that is chosen in the conversation. */
  get line(): Locator {
    return this.record.locator('li[aria-current="true"]');
  }
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
  get sessions(): Locator {
    return this.page.getByRole('table', { name: this.say('progress.sessions'), exact: true });
  }
  get shared(): Locator {
    return this.page.getByRole('table', { name: this.say('team.title'), exact: true });
  }

  async expectNothingYet(): Promise<void> {
    await expect(this.page.getByText(this.say('progress.empty'), { exact: true })).toBeVisible();
  }

  /** In the dialog that says what the lead will see. */
  async share(): Promise<void> {
    await this.dialog.getByRole('button', { name: this.say('share.sure'), exact: true }).press('Enter');
    await expect(this.record.getByText(this.say('record.isShared'), { exact: true })).toBeVisible();
  }
}
