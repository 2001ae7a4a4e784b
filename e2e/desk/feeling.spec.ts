import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/accessible.ts';
import { Chat } from '../fixtures/chat.ts';
import { Exchange } from '../fixtures/exchange.ts';
import { words } from '../fixtures/words.ts';
import { test, type World } from '../fixtures/world.ts';
import { ContactPage } from '../pages/contact-page.ts';
import { GuidancePage } from '../pages/guidance-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const ZHOU = '13800138021';
const STRANGER = '+447700900999';

type Desk = { readonly page: Page; readonly exchange: Exchange };

async function signedIn(world: World, handle: string): Promise<Desk> {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  await new InboxPage(page).expectReady();
  await new InboxPage(page).expectOnline();
  return { page, exchange: new Exchange(join(world.folder, 'desks', handle)) };
}

/** Somebody calls, is answered, and says something. */
async function hear({ page, exchange }: Desk, from: string, text: string): Promise<GuidancePage> {
  await exchange.ring('call', from);
  await new ContactPage(page).expectRinging();
  await exchange.answer('call', from);
  await expect(new ContactPage(page).notes).toBeVisible();
  await exchange.line('call', from, 'agent', '您好，请讲。');
  await exchange.line('call', from, 'customer', text);
  const guidance = new GuidancePage(page);
  await expect(guidance.card).toBeVisible();
  return guidance;
}

test('in a call without a hub, the card of the moment comes with the customer’s own words, in Chinese and in English', async ({
  world,
}) => {
  await world.startHub();
  const [lin, chen] = [await signedIn(world, 'linxiao'), await signedIn(world, 'chenmo')];
  await world.killHub();

  const chinese = await hear(lin, ZHOU, '太过分了，我都打了五次电话，你们到底管不管？');
  expect((await chinese.evidence.allTextContents()).join(' ')).toContain('太过分');
  await expect(chinese.card.locator('strong').filter({ hasText: /太过分|五次|管不管/ })).toHaveCount(1);
  await chinese.card.getByRole('button', { name: chinese.say('card.why') }).click();
  await expect(chinese.card).toContainText(chinese.say('emotion.anger'));
  await expect(chinese.card).toContainText(chinese.say('privacy'));
  await expectAccessible(lin.page);
  await chinese.use();

  const english = await hear(
    chen,
    STRANGER,
    'This is ridiculous, I am furious. Nobody called me back for three weeks!',
  );
  await expect(english.card).toContainText(/[a-z]{3,} [a-z]{3,}/);
  await english.dismiss();
});

test('the mood of a written conversation is read, put right with one key, and the card goes into the reply', async ({
  world,
}) => {
  await world.startHub();
  const { page } = await signedIn(world, 'linxiao');
  const [contacts, guidance] = [new ContactPage(page), new GuidancePage(page)];
  const chat = new Chat(world.hubFolder);
  await chat.open('queue-after-sales');
  await chat.say('Dana', 'Q3滤芯红灯一直亮，怎么换滤芯复位？');
  await contacts.expectRinging();
  await contacts.open();
  await expect(guidance.mood).toBeVisible();
  const likely = page.getByRole('list', { name: words('zh', 'knowledge', 'likely.label') });
  await expect(likely).toContainText('复位', { timeout: 60_000 });
  await page.keyboard.press('Alt+e');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: guidance.say('emotion.anxiety') }).check();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(guidance.mood).toContainText(guidance.say('mood.corrected'));
  await expect(guidance.card).toBeVisible();
  await guidance.use();
  const reply = page.getByRole('textbox', { name: words('zh', 'messages', 'composer.reply'), exact: true });
  await expect(reply).toHaveValue(/？$/);
});
