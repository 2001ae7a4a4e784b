import { expect } from '@playwright/test';
import { importConversations } from '../fixtures/import.ts';
import { words } from '../fixtures/words.ts';
import type { World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const PASSWORD = 'attune-demo';
const CONVERSATION = {
  id: 'e2e-1',
  lang: 'zh',
  source: 'e2e',
  turns: [
    { speaker: 'customer', text: '我家净水器滤芯换了还是报警，麻烦看看怎么回事' },
    { speaker: 'agent', text: '您好，请问是哪一款净水器呢？' },
    { speaker: 'customer', text: '厨房台下那款，灯一直红的' },
  ],
};
const SUBJECT = '滤芯换了还是报警';

/** The whole promise in one day: imported words, an answer, a dead hub, work without it, a restart, and nothing lost or doubled. */
export async function offlineShift(world: World): Promise<void> {
  await world.startHub();
  expect(await importConversations(world.folder, [CONVERSATION])).toMatchObject({ loaded: 1, leftOut: 0 });

  const first = await world.openDesk('linxiao');
  await new SignInPage(first.page).open(first.desk.url);
  await new SignInPage(first.page).signInAsDemo('林晓');
  const inbox = new InboxPage(first.page);
  await inbox.expectReady();
  await inbox.showView('all');
  await inbox.find(SUBJECT);
  await expect(inbox.line('灯一直红的')).toBeVisible();
  await inbox.write('reply', '您好，红灯多半是滤芯计数没有复位，我来一步步带您做。');
  await inbox.expectOnline();

  await world.killHub();
  await inbox.expectOffline();
  await inbox.write('reply', '先长按复位键五秒，听到一声滴就好了。');
  await inbox.write('note', '客户是台下款，上次换芯在三月。');
  await inbox.addTag('滤芯复位');
  await inbox.setStatus('closed');
  const panel = await inbox.openOutbox();
  await expect(panel.getByText('先长按复位键五秒')).toBeVisible();
  await world.closeDesk(first, 'SIGKILL');

  const again = await world.openDesk('linxiao');
  await new SignInPage(again.page).open(again.desk.url);
  await new SignInPage(again.page).expectOffline();
  await new SignInPage(again.page).signIn('linxiao', 'not-the-password');
  await new SignInPage(again.page).expectTrouble(words('zh', 'errors', 'WRONG_PASSWORD.title'));
  await new SignInPage(again.page).signIn('linxiao', PASSWORD);
  const back = new InboxPage(again.page);
  await back.expectOffline();
  await back.showView('all');
  await back.find(SUBJECT);
  await expectWork(back);

  await world.startHub();
  await back.expectOnline();

  const second = await world.openDesk('zhouhua');
  await new SignInPage(second.page).open(second.desk.url);
  await new SignInPage(second.page).signIn('zhouhua', PASSWORD);
  const lead = new InboxPage(second.page);
  await lead.expectReady();
  await lead.showView('all');
  await lead.find(SUBJECT);
  await expectWork(lead);
}

/** Everything that was written is there, once. */
async function expectWork(inbox: InboxPage): Promise<void> {
  for (const text of ['红灯多半是滤芯计数没有复位', '先长按复位键五秒', '客户是台下款']) {
    await expect(inbox.line(text)).toHaveCount(1);
  }
  await expect(inbox.page.getByText('滤芯复位', { exact: true }).first()).toBeVisible();
  await inbox.expectStatus('closed');
}
