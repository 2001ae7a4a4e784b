import { SopEditorPage } from '../../e2e/pages/sop-editor-page.ts';
import { SopPage } from '../../e2e/pages/sop-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

/** A procedure beside a ticket: suggested, walked, drawn. */
export const procedures: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  await inbox.expectOnline();
  await inbox.find(look.language === 'zh' ? '净水器退款' : 'Router keeps dropping');
  await settle(page);
  await shoot('sop-suggested');
  const sop = new SopPage(page, look.language);
  await keys(page, 'Escape');
  await sop.enter();
  await settle(page);
  await shoot('sop-panel');
  // Where one is walked already, it is in front.
  if (!(await sop.panel.locator('[data-card]').isVisible())) await keys(page, 'Alt+b');
  await settle(page);
  await shoot('sop-step');
  await keys(page, 's');
  await shoot('sop-skip');
  await keys(page, 'Escape', 'Alt+m');
  await settle(page);
  await shoot('sop-chart');
  await page.setViewportSize({ width: 1280, height: 720 });
  await keys(page, 'Escape');
  await shoot('sop-small');
  await page.setViewportSize({ width: 1440, height: 900 });
  await keys(page, 'Escape', 'Escape');
  await lock(page, look);
};

/** Procedures as a lead keeps them: read, written, compared, learnt from. */
export const procedureDesk: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'zhouhua');
  await inbox.expectReady();
  await inbox.expectOnline();
  const desk = new SopEditorPage(page, look.language);
  await desk.open();
  await desk.read(look.language === 'zh' ? '更改发票抬头' : 'Invoice change');
  await settle(page);
  await shoot('sop-reader');
  await keys(page, 'Shift+H');
  await settle(page);
  await shoot('sop-health');
  await keys(page, 'Shift+H');
  await desk.edit();
  await settle(page);
  await shoot('sop-editor');
  await keys(page, 'p');
  await shoot('sop-trial');
  await keys(page, 'Escape', 'Escape');
  await desk.open();
  await keys(page, '/', 'Control+a', 'Delete', 'Escape');
  await desk.read(look.language === 'zh' ? '同一故障重复维修' : 'Repeat repair');
  await keys(page, 'h');
  await settle(page);
  await shoot('sop-compare');
  await keys(page, 'Escape', 'Shift+H');
  await settle(page);
  await shoot('sop-lesson');
  await lock(page, look);
};
