import { expect, type Locator } from '@playwright/test';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/accessible.ts';
import { Chat } from '../fixtures/chat.ts';
import { Exchange } from '../fixtures/exchange.ts';
import { words } from '../fixtures/words.ts';
import { test } from '../fixtures/world.ts';
import { ContactPage } from '../pages/contact-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const t = (key: Parameters<typeof words<'contacts'>>[2], args = {}) => words('zh', 'contacts', key, args);
const ZHOU = '13800138021';
const PROMISE = '到账当天打电话告诉周岚';
const SUMMARY = '退款周三前到账，已答应当天回电';

test('a call is known before the greeting, talked about, wrapped up offline, and read by the lead', async ({
  world,
}) => {
  await world.startHub();
  const { desk, page } = await world.openDesk('linxiao');
  const exchange = new Exchange(join(world.folder, 'desks', 'linxiao'));
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  const contacts = new ContactPage(page);

  // What is being written keeps the keyboard while it rings.
  await inbox.showView('all');
  await inbox.find('净水器退款');
  await inbox.type('您好，');
  await exchange.ring('one', ZHOU);
  const card = contacts.card('周岚');
  await expect(card).toContainText(t('match.one'));
  await expect(card).toContainText('138 0013 8021');
  await page.keyboard.type('我查到了');
  await expect(page.getByText('您好，我查到了').first()).toBeVisible();
  await expectAccessible(page);
  await exchange.hangup('one', ZHOU, 'cancel');
  await expect(card).toHaveCount(0);

  // A number two people share, one that is only nearly known, nobody's, and none at all.
  await exchange.ring('shared', '13800138077');
  await expect(contacts.card(t('who.several'))).toContainText('吴桂芳');
  await expect(contacts.card(t('who.several'))).toContainText('许敏');
  await contacts.choose(2);
  await expect(contacts.card('许敏')).toContainText(t('match.picked'));
  await exchange.hangup('shared', '13800138077', 'cancel');
  await exchange.ring('nearly', '+862100138042');
  await expect(contacts.card('何建国')).toContainText(t('match.maybeWhy'));
  await exchange.hangup('nearly', '+862100138042', 'cancel');
  await exchange.ring('hidden', 'anonymous');
  await expect(contacts.card(t('who.withheld'))).toContainText(t('match.withheldWhy'));
  await contacts.ignore();
  await exchange.hangup('hidden', 'anonymous', 'cancel');
  await exchange.ring('new', '+14155550132');
  await expect(contacts.card(t('who.unknown'))).toBeVisible();
  await contacts.create('Dana Reyes');
  await expect(contacts.bar).toContainText('Dana Reyes');
  await exchange.hangup('new', '+14155550132', 'cancel');
  await expect(contacts.bar).toHaveCount(0);

  // The real one: opened, answered, held, ended without a hub.
  await exchange.ring('call', ZHOU);
  await expect(contacts.card('周岚')).toBeVisible();
  await contacts.open();
  await exchange.answer('call', ZHOU);
  await expect(contacts.bar).toContainText(t('bar.talking', { channel: 'phone' }));
  await page.keyboard.press('Alt+h');
  await expect(contacts.bar).toContainText(t('bar.held'));
  await world.killHub();
  await exchange.hangup('call', ZHOU);
  await expect(contacts.bar).toContainText(t('bar.acw'));
  const notes = contacts.wrapUp.getByRole('textbox').first();
  await expect(notes).toBeFocused();
  await page.keyboard.press('Alt+p');
  const form = page.getByRole('dialog', { name: t('wrap.promise') });
  await form.getByRole('textbox').first().fill(PROMISE);
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  // The notes have the keyboard again.
  await expect(notes).toBeFocused();
  await contacts.finish(SUMMARY, '退款进度');
  await expect(contacts.bar).toHaveCount(0);

  await world.startHub();
  const lead = await world.openDesk('zhouhua');
  await new SignInPage(lead.page).open(lead.desk.url);
  await new SignInPage(lead.page).signIn('zhouhua', 'attune-demo');
  await new InboxPage(lead.page).expectReady();
  await lead.page.keyboard.press('g');
  await lead.page.keyboard.press('c');
  const logged = new ContactPage(lead.page).logged(SUMMARY);
  await expect(logged).toContainText('周岚', { timeout: 30_000 });
  await expect(logged).toContainText('退款进度');
  await expect(logged).toContainText('林晓');
  await lead.page.evaluate((to) => (location.hash = to), '#/customer/customer-zhou-lan');
  await expect(lead.page.getByText(PROMISE).first()).toBeVisible();
});

test('a chat that is taken has the keyboard in its reply, and one that still writes is seen in the wrap-up', async ({
  world,
}) => {
  await world.startHub();
  const { desk, page } = await world.openDesk('linxiao');
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('linxiao', 'attune-demo');
  await new InboxPage(page).expectReady();
  await new InboxPage(page).expectOnline();
  const contacts = new ContactPage(page);
  const chat = new Chat(world.hubFolder);
  await chat.open('queue-after-sales');

  await chat.say('Dana', '滤芯怎么换？');
  await contacts.expectRinging();
  await expect(page).toHaveTitle(/^Dana/);
  await contacts.open();
  const reply = page.getByRole('textbox', { name: words('zh', 'messages', 'composer.reply'), exact: true });
  await expect(reply).toBeFocused();
  await page.keyboard.type('您好');
  await expect(reply).toHaveValue('您好');
  await page.keyboard.press('Alt+g');
  await expect(contacts.wrapUp).toBeVisible();
  // What is written keeps the keyboard, whatever opens beside it.
  await page.keyboard.type('，请稍等');
  await expect(reply).toHaveValue('您好，请稍等');
  await chat.say('Dana', '还有一件事');
  await expect(contacts.wrapUp).toContainText('还有一件事');
});

test('who rings is docked: over no bar, no notes, and nothing of the log', async ({ world }) => {
  await world.startHub();
  const { desk, page } = await world.openDesk('linxiao');
  const exchange = new Exchange(join(world.folder, 'desks', 'linxiao'));
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('linxiao', 'attune-demo');
  await new InboxPage(page).expectReady();
  await new InboxPage(page).expectOnline();
  const contacts = new ContactPage(page);
  await exchange.ring('talk', ZHOU);
  await expect(contacts.card('周岚')).toBeVisible();
  await contacts.open();
  await expect(new InboxPage(page).timeline).toBeVisible();
  await exchange.answer('talk', ZHOU);
  await expect(contacts.notes).toBeVisible();
  await exchange.ring('next', '+14155550132');
  const card = contacts.card(t('who.unknown'));
  for (const [width, height] of [
    [1440, 900],
    [1024, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const other of [contacts.bar, contacts.notes]) expect(await overlap(card, other)).toBe(false);
  }
  // What the customer has written stays readable beside the notes.
  await contacts.ignore();
  await expect(contacts.bar).toContainText(t('who.unknown'));
  expect(await overlap(contacts.notes, new InboxPage(page).timeline)).toBe(false);
  await page.keyboard.press('Alt+j');
  await page.keyboard.press('Escape');
  await expect(contacts.notes).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const queues = page.getByRole('combobox', { name: t('log.queue') });
  await expect(queues).toBeVisible();
  expect(await overlap(card, queues)).toBe(false);
  await expectAccessible(page);
});

test('the small window above all others has the whole card in it, and its keys', async ({ world }) => {
  await world.startHub();
  const { desk, page } = await world.openDesk('linxiao');
  const exchange = new Exchange(join(world.folder, 'desks', 'linxiao'));
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('linxiao', 'attune-demo');
  await new InboxPage(page).expectReady();
  // As Electron opens it beside the desk, of the same core.
  const small = await page.context().newPage();
  await small.setViewportSize({ width: 380, height: 440 });
  await small.goto(new URL('/#/pop', page.url()).href);
  await expect(small.getByText(t('popWindow.nothing'))).toBeVisible();
  await exchange.ring('small', ZHOU);
  await expect(small.getByRole('heading', { name: '周岚' })).toBeVisible();
  await expect(small.getByText(t('match.one'))).toBeVisible();
  await expect(small.getByText(/先说进展/)).toBeInViewport({ ratio: 1 });
  await expect(small.getByRole('button', { name: t('action.ignore') })).toBeInViewport({ ratio: 1 });
  await expectAccessible(small);
  await expect(new ContactPage(page).card('周岚')).toBeVisible();
  await small.keyboard.press('Alt+i');
  await expect(small.getByText(t('popWindow.nothing'))).toBeVisible();
  await expect(new ContactPage(page).card('周岚')).toHaveCount(0);
});

async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) throw new Error('one of them is not on screen');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
