import { expect } from '@playwright/test';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/accessible.ts';
import { Exchange } from '../fixtures/exchange.ts';
import { words } from '../fixtures/words.ts';
import { test } from '../fixtures/world.ts';
import { ContactPage } from '../pages/contact-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { SopPage } from '../pages/sop-page.ts';

const t = (key: Parameters<typeof words<'sops'>>[2], args = {}) => words('zh', 'sops', key, args);
const ZHOU = '13800138021';

test('a procedure is walked through its branches during a call, by key and without a hub, and a colleague reads it', async ({
  world,
}) => {
  await world.startHub();
  const { desk, page } = await world.openDesk('linxiao');
  const exchange = new Exchange(join(world.folder, 'desks', 'linxiao'));
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  await inbox.expectOnline();
  const contacts = new ContactPage(page);
  const sop = new SopPage(page);
  await exchange.ring('call', ZHOU);
  await expect(contacts.card('周岚')).toBeVisible();
  await contacts.open();
  await exchange.answer('call', ZHOU);
  await expect(contacts.notes).toBeVisible();
  await world.killHub();

  // In the notes, which have the keyboard while somebody talks.
  await sop.start('退款未到账', '身份已核实');
  await sop.choose(1, '之前的来电与承诺已看过');
  await sop.skip(3, '退款单停在哪一步已查明');
  await sop.choose(3, '客户知道驳回原因');
  await sop.flag('银行也会因为销户驳回，这里没有这一项');
  await sop.choose(1, '账户已更正并重新提交');
  await expectAccessible(page);
  await sop.chooseTwice(1, '承诺到账日期并记录');
  // What must be done holds the ticket back, and nobody from talking.
  await expect(sop.panel.getByText(t('blocks.label'))).toBeVisible();
  // Out of the form, then out of the procedure.
  for (const key of ['Escape', 'Escape']) await page.keyboard.press(key);
  await expect(contacts.notes.getByRole('textbox').first()).toBeFocused();
  await sop.enter();
  // A form without what it asks for says so, and keeps what was written.
  await sop.field('什么时候打电话方便').fill('下午');
  await sop.send();
  await expect(sop.panel.getByText(t('fault.required'))).toBeVisible();
  await sop.field('到账日期').fill('2026-12-05');
  await expect(sop.field('什么时候打电话方便')).toHaveValue('下午');
  await sop.send();
  await expect(sop.ended).toContainText('退款未到账');
  await expect(sop.ended).toContainText(t('trail.sum', { done: 6, skipped: 1 }).slice(-5));
  await exchange.hangup('call', ZHOU);
  await page.keyboard.press('Alt+w');
  await contacts.finish('账户名不符，已更正', '退款进度');

  await world.startHub();
  const lead = await world.openDesk('zhouhua');
  await new SignInPage(lead.page).open(lead.desk.url);
  await new SignInPage(lead.page).signIn('zhouhua', 'attune-demo');
  await new InboxPage(lead.page).expectReady();
  await inbox.expectOnline();
  await lead.page.evaluate((to) => (location.hash = to), '#/customer/customer-zhou-lan');
  const kind = lead.page.getByRole('button', { name: words('zh', 'history', 'filter.run'), exact: true });
  await kind.click();
  const walked = lead.page.getByRole('list', { name: words('zh', 'history', 'screen.history') });
  await expect(walked).toContainText('退款未到账', { timeout: 30_000 });
  await expect(walked).toContainText('林晓');
});
