import { CardsPage } from '../../e2e/pages/cards-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

const SAID = {
  zh: '你们把我转来转去，第三次了，太过分了！',
  en: 'You keep passing me around, this is outrageous!',
} as const;

/** Prompt cards as a lead looks after them: read, measured, written, tried. */
export const cardDesk: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'zhouhua');
  await inbox.expectReady();
  await inbox.expectOnline();
  const desk = new CardsPage(page, look.language);
  await desk.open();
  await settle(page);
  await shoot('cards');
  await desk.read(look.language === 'zh' ? '转来转去' : 'Passed from desk to desk');
  await settle(page);
  await shoot('card-reader');
  await keys(page, 'Shift+H');
  await settle(page);
  await shoot('card-effects');
  await keys(page, 't');
  await shoot('card-effects-table');
  await keys(page, 'Shift+H');
  await desk.edit();
  await settle(page);
  await shoot('card-editor');
  await keys(page, 't');
  await page.keyboard.type(SAID[look.language]);
  await settle(page);
  await shoot('card-trial');
  await keys(page, 'Escape', 'e', 'End');
  await page.keyboard.type(' 2');
  await page.setViewportSize({ width: 1280, height: 720 });
  await keys(page, 'Escape', 'Control+Enter');
  await settle(page);
  await shoot('card-publish');
  await keys(page, 'Escape');
  await shoot('card-editor-small');
  await keys(page, 'b');
  await settle(page);
  await shoot('card-reader-small');
  await page.setViewportSize({ width: 1440, height: 900 });
  await keys(page, 'r');
  await shoot('card-readings');
  await keys(page, 'n');
  await settle(page);
  await shoot('card-new');
  await keys(page, 'Escape', 'b');
  await lock(page, look);
};
