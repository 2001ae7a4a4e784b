import { BoardPage } from '../../e2e/pages/board-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

/** The team as its lead sees it: now, the price of a rest, rests apart, shifts and what is agreed on. */
export const board: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'zhouhua');
  await inbox.expectReady();
  await inbox.expectOnline();
  const team = new BoardPage(page, look.language);
  await team.open();
  await team.live.waitFor();
  await settle(page);
  await shoot('board');
  await keys(page, 'j');
  await settle(page);
  await shoot('board-relief');
  await team.rests();
  await settle(page);
  await shoot('board-rests');
  await team.shifts();
  await keys(page, 'j');
  await settle(page);
  await shoot('board-shifts');
  await team.policy();
  await settle(page);
  await shoot('board-policy');
  await page.setViewportSize({ width: 1280, height: 720 });
  await keys(page, '1');
  await shoot('board-small');
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot('board-zoom-200');
  await page.setViewportSize({ width: 1440, height: 900 });
  await lock(page, look);
};
