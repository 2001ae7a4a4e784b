import { expect } from '@playwright/test';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/accessible.ts';
import { Exchange } from '../fixtures/exchange.ts';
import { words } from '../fixtures/words.ts';
import { test, type World } from '../fixtures/world.ts';
import { BoardPage } from '../pages/board-page.ts';
import { ContactPage } from '../pages/contact-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LoadPage } from '../pages/load-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const ZHOU = '13800138021';
const AGENT = '林晓';
const t = (key: Parameters<typeof words<'contacts'>>[2]) => words('zh', 'contacts', key);

async function sit(world: World, handle: string) {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  await new InboxPage(page).expectReady();
  await new InboxPage(page).expectOnline();
  return page;
}

test('in a busy hour the lead sees who has a hard call and offers rest; it is shown after the call, taken, and seen by both', async ({
  world,
}) => {
  await world.startHub();
  const page = await sit(world, 'linxiao');
  const board = new BoardPage(await sit(world, 'zhouhua'));
  const load = new LoadPage(page);
  const contacts = new ContactPage(page);
  const exchange = new Exchange(join(world.folder, 'desks', 'linxiao'));

  await board.open();
  await expect(board.row(AGENT)).toContainText(t('presence.available'));
  await exchange.ring('hard', ZHOU);
  await expect(contacts.card('周岚')).toBeVisible();
  await contacts.open();
  await exchange.answer('hard', ZHOU);
  await expect(board.row(AGENT)).toContainText(t('presence.on-contact'));
  await expect(board.row(AGENT)).toContainText('负荷 100');
  for (const text of ['太过分了！你们骗人，我要投诉到底！', '气死我了，第五次了，还是没人管！']) {
    await exchange.line('hard', ZHOU, 'customer', text);
  }

  // Offered while she talks: it has arrived, and says nothing yet.
  await board.relieve(AGENT);
  await expect(board.row(AGENT)).toContainText(board.say('relief.arrived'));
  await load.expectNoOffer();
  await exchange.hangup('hard', ZHOU);
  await expect(board.row(AGENT)).toContainText(t('presence.acw'));
  await load.expectNoOffer();
  await contacts.finish('安抚并登记投诉', '退款进度');
  await load.expectOffer(load.say('offer.relief', { name: '周华' }));
  await expectAccessible(page);

  await load.take();
  await expect(board.row(AGENT)).toContainText(t('presence.rest'));
  await expect(board.row(AGENT)).not.toContainText(board.say('relief.arrived'));
  await expectAccessible(page);
  await expectAccessible(board.page);
  await load.backToWork();
  await expect(board.row(AGENT)).toContainText(t('presence.available'));

  // What the lead sees is what she reads that they see.
  await load.openDay();
  await expect(load.toldValue(board.say('column.hard'))).toContainText('1');
  await expect(load.contacts).toContainText('周岚');
  await expectAccessible(page);

  // Without the hub the board says since when, and keeps what this desk knows itself.
  await world.killHub();
  await expect(board.live).toHaveCount(0);
  await expect(board.queues).toContainText('售后服务');
});
