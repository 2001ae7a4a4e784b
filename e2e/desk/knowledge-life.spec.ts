import { expect } from '@playwright/test';
import { test, type World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { KnowledgePage } from '../pages/knowledge-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const TITLE = '滤芯复位怎么做';
const BODY = '长按复位键五秒，听到一声滴。\n\n## 步骤\n\n1. 断电一分钟\n2. 长按复位键';
const WRONG = '新款要按八秒，不是五秒。';

async function desk(world: World, handle: string) {
  const opened = await world.openDesk(handle);
  await new SignInPage(opened.page).open(opened.desk.url);
  await new SignInPage(opened.page).signIn(handle, 'attune-demo');
  const inbox = new InboxPage(opened.page);
  await inbox.expectReady();
  return { opened, inbox, knowledge: new KnowledgePage(opened.page) };
}

test('an article is written offline, proposed, published, judged wrong and put right', async ({ world }) => {
  // Three desks and a hub that is killed and started again.
  test.slow();
  await world.startHub();
  const agent = await desk(world, 'linxiao');
  await agent.inbox.expectOnline();

  // Written with the hub dead, left, found again after a restart of the program, and proposed.
  await world.killHub();
  await agent.inbox.expectOffline();
  await agent.knowledge.open();
  await agent.knowledge.write({ title: TITLE, body: BODY, questions: '滤芯灯一直红' });
  await world.closeDesk(agent.opened, 'SIGKILL');
  const again = await desk(world, 'linxiao');
  await again.knowledge.open();
  await again.opened.page.getByRole('button', { name: TITLE }).click();
  await expect(again.knowledge.body).toHaveValue(BODY);
  await again.knowledge.finish('propose', '复位步骤');
  await world.startHub();
  await again.inbox.expectOnline();

  // The lead sees it among what is proposed, opens and publishes it.
  const lead = await desk(world, 'zhouhua');
  await lead.knowledge.openReview('5');
  await lead.knowledge.option(TITLE).click();
  await expect(lead.opened.page.getByRole('heading', { name: TITLE, exact: true })).toBeVisible();
  await lead.opened.page.keyboard.press('e');
  await expect(lead.knowledge.title).toHaveValue(TITLE);
  await lead.knowledge.finish('publish', '第一版');
  await lead.knowledge.expectVersion(1);

  // The agent reads the version and finds it wrong.
  await again.knowledge.open();
  await again.knowledge.read(TITLE);
  await again.knowledge.expectVersion(1);
  await again.knowledge.callWrong(WRONG);

  // The lead finds the complaint in the weekly list, mends the article and deals with it.
  await lead.knowledge.openReview('2');
  await expect(lead.knowledge.option(TITLE)).toContainText('新款要按八秒');
  await lead.knowledge.option(TITLE).click();
  await expect(lead.knowledge.about.getByText(WRONG)).toBeVisible();
  await lead.opened.page.keyboard.press('e');
  await expect(lead.knowledge.body).toHaveValue(BODY);
  await lead.knowledge.body.fill(BODY.replace('五秒', '八秒'));
  await lead.knowledge.expectSaved();
  await lead.knowledge.finish('publish', '五秒改为八秒');
  await lead.knowledge.expectVersion(2);
  await lead.knowledge.button('feedback.resolve').click();
  await expect(lead.knowledge.about.getByText(WRONG)).toHaveCount(0);

  // What changed can be seen word by word, and reaches the agent.
  await lead.opened.page.keyboard.press('h');
  const dialog = lead.opened.page.getByRole('dialog');
  await expect(dialog.locator('del').filter({ hasText: '五' })).toBeVisible();
  await expect(dialog.locator('ins').filter({ hasText: '八' })).toBeVisible();
  await again.knowledge.expectVersion(2);
});
