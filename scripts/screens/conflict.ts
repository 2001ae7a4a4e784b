import type { World } from '../../e2e/fixtures/world.ts';
import { settle } from '../lib/settle.ts';
import { keys, sign } from './look.ts';

const WANTED = '加湿器喷白粉，宝宝刚满月能用吗';

async function take(world: World, handle: string, isOnline: boolean): Promise<void> {
  const desk = await world.openDesk(handle);
  await desk.page.goto(desk.desk.url);
  const inbox = await sign(desk.page, { language: 'zh', theme: 'light' }, handle);
  await inbox.expectReady();
  await inbox.expectOnline();
  if (!isOnline) {
    await world.killHub();
    await inbox.expectOffline();
  }
  await inbox.showView('unassigned');
  await inbox.find(WANTED);
  await keys(desk.page, 'Escape', 'a');
  if (isOnline) await inbox.expectOnline();
  await settle(desk.page);
  await world.closeDesk(desk);
}

/** Makes a real conflict: one desk takes a ticket offline, and a colleague takes it meanwhile. */
export async function makeConflict(world: World): Promise<void> {
  await take(world, 'linxiao', false);
  await world.startHub();
  await take(world, 'zhouhua', true);
}
