import { expect } from '@playwright/test';
import { Chat } from '../fixtures/chat.ts';
import { words } from '../fixtures/words.ts';
import { test } from '../fixtures/world.ts';
import { ContactPage } from '../pages/contact-page.ts';
import { GuidancePage } from '../pages/guidance-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('a bot says that it is one, answers, and hands an angry customer to a person, who sees all of it and gets a card', async ({
  world,
}) => {
  await world.startHub();
  const { desk, page } = await world.openDesk('linxiao');
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  await inbox.expectOnline();
  const contacts = new ContactPage(page);
  const chat = new Chat(world.hubFolder);
  await chat.open('queue-after-sales');
  await chat.letBotAnswer('home');

  await chat.say('Kim', '你好');
  await expect(async () => expect((await chat.answers('Kim')).length).toBeGreaterThan(0)).toPass({ timeout: 30_000 });
  expect((await chat.answers('Kim')).join('\n')).toContain('转人工');
  await contacts.expectQuiet();

  await chat.say('Kim', '太过分了！第三次了，你们到底管不管？我很生气');
  await contacts.expectRinging();
  await contacts.open();
  await expect(inbox.timeline).toContainText('你好');
  await expect(inbox.timeline).toContainText(
    words('zh', 'messages', 'event.handedOver', { who: '', reason: '' }).slice(0, 4),
  );
  await expect(new GuidancePage(page).card).toBeVisible();
  // From here on a person answers.
  const told = await chat.answers('Kim');
  await chat.say('Kim', '还在吗');
  await expect(inbox.timeline).toContainText('还在吗');
  expect(await chat.answers('Kim')).toEqual(told);
});
