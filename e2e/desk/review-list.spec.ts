import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { importConversations } from '../fixtures/import.ts';
import { test } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { KnowledgePage } from '../pages/knowledge-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const QUESTION = '扫地机器人集尘袋多久换一次';
/** Of the demo team: articles nobody opens, and what its customers ask that no article answers. */
const NEVER_USED = ['电热水壶烧水声音大正常吗', 'Gift wrapping and a card in the parcel'] as const;
const UNANSWERED = ['水垢怎么清理', 'foil in the'] as const;
const asked = (id: number) => ({
  id: `e2e-bag-${id}`,
  lang: 'zh',
  source: 'e2e',
  turns: [
    { speaker: 'customer', text: `${QUESTION}？` },
    { speaker: 'agent', text: '一般两个月换一次。' },
  ],
});

/** The keys of the list are the article's: they work once the chosen one stands beside it. */
async function expectOpen(page: Page, knowledge: KnowledgePage): Promise<void> {
  const title = await page.getByRole('option', { selected: true }).locator('[title]').textContent();
  await expect(knowledge.article.getByRole('heading', { name: title ?? '', exact: true })).toBeVisible();
}

test('a lead works through the weekly lists with the keyboard alone', async ({ world }) => {
  test.slow();
  await world.startHub();
  await importConversations(
    world.folder,
    Array.from({ length: 6 }, (_, i) => asked(i)),
  );
  const { desk, page } = await world.openDesk('zhouhua');
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('zhouhua', 'attune-demo');
  await new InboxPage(page).expectReady();
  const knowledge = new KnowledgePage(page);

  // Due: the first is called still right, the second put away; each leaves the next one in sight.
  await knowledge.openReview('1');
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  const before = await options.allTextContents();
  const first = await page.getByRole('option', { selected: true }).textContent();
  await expectOpen(page, knowledge);
  await page.keyboard.press('r');
  await expect(page.getByText(knowledge.say('review.done'))).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('option', { selected: true })).not.toHaveText(first ?? '');
  const gone = await page.getByRole('option', { selected: true }).textContent();
  await expectOpen(page, knowledge);
  await page.keyboard.press('a');
  await expect(page.getByText(knowledge.say('archive.done'))).toBeVisible();
  await expect(options.filter({ hasText: gone ?? '' })).toHaveCount(0);
  expect(before.length).toBeGreaterThan(1);
  await expectAccessible(page);

  // Never used: what nobody opened is there to be put away, and the next one stands in sight.
  await knowledge.openReview('4');
  for (const title of NEVER_USED) await expect(knowledge.option(title)).toBeVisible();
  await knowledge.option(NEVER_USED[0]).click();
  await expectOpen(page, knowledge);
  await expectAccessible(page);
  await page.keyboard.press('a');
  await expect(knowledge.option(NEVER_USED[0])).toHaveCount(0);
  await expect(knowledge.option(NEVER_USED[1])).toBeVisible();
  await expectOpen(page, knowledge);

  // What customers ask and no article answers becomes an article with their own words in it.
  await page.keyboard.press('6');
  const question = knowledge.option(QUESTION);
  await expect(question).toBeVisible({ timeout: 60_000 });
  for (const text of UNANSWERED) await expect(knowledge.option(text)).toBeVisible({ timeout: 60_000 });
  await question.click();
  await expectAccessible(page);
  await page.keyboard.press('e');
  await expect(knowledge.title).toHaveValue(new RegExp(QUESTION));
  await expectAccessible(page);
});
