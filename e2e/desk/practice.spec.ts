import { expect } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { words } from '../fixtures/words.ts';
import { test } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { PracticePage } from '../pages/practice-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { SopPage } from '../pages/sop-page.ts';

const SEED = 7;
const SAID = [
  '您好，我是小米。二十天了钱还没到，换谁都着急，这件事我来跟到底。',
  '您是什么时候寄回来的，当时怎么付的款？',
  '麻烦报一下订单号，我核对一下再跟您说账上的情况。',
  '钱已经打出来了，因为卡在银行入账这一段。流水号我马上发到您手机，发卡行今天就能查到。',
  '您放心，我一直盯着，明天下午五点前我给您回电，到没到账都打。',
] as const;

test('a trainee practises a whole session in Chinese by keyboard, without the hub, reads the card, and sees it again after a restart', async ({
  world,
}) => {
  await world.startHub();
  const first = await world.openDesk('xiaomi');
  const { page, desk } = first;
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('xiaomi', 'attune-demo');
  await new InboxPage(page).expectOnline();
  await world.killHub();

  const practice = new PracticePage(page);
  await practice.open();
  await practice.choose('退款一直说在路上', SEED, 'chat');
  await practice.start();
  await expectAccessible(page);
  await practice.answer();
  await expect(practice.lines.first()).toBeVisible();
  await practice.exchange('这是规定，我也没办法。');
  await page.keyboard.press('Alt+k');
  await expect(practice.composer).toHaveValue('这是规定，我也没办法。');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  for (const line of SAID.slice(0, 3)) await practice.exchange(line);

  const procedure = new SopPage(page);
  await procedure.start('退款未到账', '身份已核实');
  await procedure.choose(1);
  await practice.composer.focus();
  await expectAccessible(page);
  for (const line of SAID.slice(3)) await practice.exchange(line);
  await practice.end();
  await page.keyboard.press('ControlOrMeta+Enter');

  const card = page.getByRole('article', { name: words('zh', 'scorecard', 'record.label') });
  await expect(card).toBeVisible();
  for (const line of SAID) await expect(card.getByText(line, { exact: true })).toHaveCount(1);
  await expect(card.getByText('这是规定，我也没办法。')).toHaveCount(0);
  await expect(card.getByText(words('zh', 'scorecard', 'because.verified-first')).first()).toBeVisible();
  await expectAccessible(page);
  // A reason leads to the line that it stands on.
  const talk = card.getByRole('region', { name: words('zh', 'scorecard', 'talk.title') });
  await page.keyboard.press('j');
  await expect.poll(() => talk.evaluate((list) => list.contains(document.activeElement))).toBe(true);

  await world.closeDesk(first);
  const again = await world.openDesk('xiaomi');
  await new SignInPage(again.page).open(again.desk.url);
  await new SignInPage(again.page).signIn('xiaomi', 'attune-demo');
  const resumed = new PracticePage(again.page);
  await resumed.open();
  await again.page.keyboard.press('2');
  const own = again.page.getByRole('table', { name: words('zh', 'scorecard', 'progress.sessions') });
  await expect(own).toBeVisible();
  for (const key of ['j', 'Enter']) await again.page.keyboard.press(key);
  const seen = again.page.getByRole('article', { name: words('zh', 'scorecard', 'record.label') });
  for (const line of SAID) await expect(seen.getByText(line, { exact: true })).toHaveCount(1);
});
