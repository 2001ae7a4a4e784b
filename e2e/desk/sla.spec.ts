import { expect } from '@playwright/test';
import { HOUR } from '#shared/kernel/units.ts';
import { loadIntoHub, promiseToSolve } from '../fixtures/directory.ts';
import { words } from '../fixtures/words.ts';
import { test } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** A ticket of more than a day, and one of this morning. */
const OLD = '破壁机第三次坏';
const YOUNG = '餐厅三台净水器';
const clock = words('zh', 'tickets', 'clock.resolve');

test('a broken promise and one at risk stand in the list and beside the ticket, in words', async ({ world }) => {
  await world.startHub();
  await world.killHub();
  await loadIntoHub(world.hubFolder, promiseToSolve(20 * HOUR, 0.9));
  await world.startHub();
  const { desk, page } = await world.openDesk('linxiao');
  const signIn = new SignInPage(page);
  await signIn.open(desk.url);
  await signIn.signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  await expect(inbox.row(OLD)).toContainText(`${clock}已超时`);
  await expect(inbox.row(YOUNG)).toContainText(`${clock}快到期`);

  await inbox.showView('due');
  await inbox.find(OLD);
  const promises = page.getByRole('region', { name: words('zh', 'tickets', 'clock.title'), exact: true });
  await expect(promises).toContainText('已超时');
  await expect(promises).toContainText('全部工单');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await inbox.expectStatus('solved');
  await expect(promises).toContainText(words('zh', 'tickets', 'clock.missed'));
  await page.getByRole('button', { name: words('zh', 'tickets', 'undo.do') }).click();
  await inbox.expectStatus('open');
  await expect(promises).toContainText('已超时');
});
