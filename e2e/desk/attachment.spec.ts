import { expect } from '@playwright/test';
import { test } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const FILE = {
  name: '维修记录.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('三月换芯，计数未复位。\n'.repeat(40_000)),
};

test('a file added offline reaches a colleague whole once the hub is back', async ({ world }) => {
  await world.startHub();
  const first = await world.openDesk('linxiao');
  await new SignInPage(first.page).open(first.desk.url);
  await new SignInPage(first.page).signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(first.page);
  await inbox.expectReady();
  await inbox.find('净水器退款');
  await world.killHub();
  await inbox.expectOffline();
  await inbox.write('note', '附上维修记录', FILE);
  await expect(inbox.line('附上维修记录')).toContainText(FILE.name);
  await world.startHub();
  await inbox.expectOnline();

  const second = await world.openDesk('zhouhua');
  await new SignInPage(second.page).open(second.desk.url);
  await new SignInPage(second.page).signIn('zhouhua', 'attune-demo');
  const lead = new InboxPage(second.page);
  await lead.expectReady();
  await lead.showView('all');
  await lead.find('净水器退款');
  const line = lead.line('附上维修记录');
  await expect(line).toContainText(FILE.name);
  const saving = second.page.waitForEvent('download');
  await line.getByRole('button', { name: new RegExp(FILE.name) }).click();
  const saved = await (await saving).createReadStream();
  const bytes: Buffer[] = [];
  for await (const piece of saved) bytes.push(piece as Buffer);
  expect(Buffer.concat(bytes).equals(FILE.buffer)).toBe(true);
});
