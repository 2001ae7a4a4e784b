import { expect } from '@playwright/test';
import { test, type World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { SopEditorPage } from '../pages/sop-editor-page.ts';
import { SopPage } from '../pages/sop-page.ts';

const TITLE = '退款未到账';
const FLAG = '客户常常说不出退款单号，这一步先问不出来';
const NOW = { zh: '身份已用两项资料核实', en: 'Identity verified with two items' } as const;

async function enter(world: World, handle: string) {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  await inbox.expectOnline();
  return { page, inbox, sop: new SopPage(page), desk: new SopEditorPage(page) };
}

test('what an agent says is wrong is put right by the lead; the next run has it, and who walks the version before goes on with it', async ({
  world,
}) => {
  test.slow();
  await world.startHub();
  const agent = await enter(world, 'linxiao');
  const lead = await enter(world, 'zhouhua');
  await world.killHub();
  await agent.inbox.expectOffline();
  await agent.inbox.find('净水器退款');
  await agent.page.keyboard.press('Escape');
  await agent.sop.start(TITLE, '身份已核实');
  await agent.sop.expectVersion(7);
  await agent.sop.flag(FLAG);
  await agent.sop.choose(1, '之前的来电与承诺已看过');

  await world.startHub();
  await agent.inbox.expectOnline();
  await lead.inbox.expectOnline();
  await lead.desk.open();
  await lead.desk.read(TITLE);
  await lead.page.keyboard.press('Shift+H');
  await expect(lead.page.getByText(FLAG)).toBeVisible();
  await lead.page.keyboard.press('Shift+H');
  await lead.desk.edit();
  await lead.page.keyboard.press('e');
  await expect(lead.desk.title('zh')).toBeFocused();
  await lead.desk.retype(NOW.zh);
  await lead.page.keyboard.press('Tab');
  await lead.desk.retype(NOW.en);
  await lead.desk.publish('先核实两项资料，不再先问单号');
  await lead.desk.expectVersion(8);

  // Begun before: goes on as it was. Begun now: the correction.
  await agent.sop.expectVersion(7);
  await agent.sop.skip(4, '退款单停在哪一步已查明');
  await agent.page.keyboard.press('Escape');
  await agent.page.keyboard.press('Escape');
  await agent.inbox.showView('mine');
  await agent.inbox.find('Router keeps dropping');
  await agent.page.keyboard.press('Escape');
  await agent.sop.start(TITLE, NOW.zh);
  await agent.sop.expectVersion(8);
});
