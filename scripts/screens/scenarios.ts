import { expect } from '@playwright/test';
import { ScenariosPage } from '../../e2e/pages/scenarios-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

const COMPANY = {
  zh: '仓库昨天已签收\n回电 138 0013 8000 找李晓梅',
  en: 'Signed for at the warehouse yesterday\nCall back Emily Carter on 07700 900123',
} as const;

const SUBJECT = { zh: /\p{Script=Han}{4}/u, en: /^[ -~]+$/ } as const;

const COMPANY_PERSON = { zh: '李晓梅', en: 'Emily Carter' } as const;
/** More findings than a draft has. */
const ALL = 12;

/** Scenarios of solved tickets as a lead makes them: the list, a draft, what could still name somebody, and the last question. */
export const scenarios: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'zhouhua');
  await inbox.expectReady();
  await inbox.expectOnline();
  const desk = new ScenariosPage(page, look.language);
  await desk.open();
  await settle(page);
  await shoot('scenarios');
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot('scenarios-zoomed');
  await page.setViewportSize({ width: 1440, height: 900 });
  await desk.makeAny(SUBJECT[look.language]);
  await settle(page);
  await shoot('scenario-editor');
  await desk.retype(desk.say('field.company'), COMPANY[look.language]);
  await expect(desk.found.getByText(COMPANY_PERSON[look.language], { exact: true })).toBeVisible();
  await keys(page, 'Alt+e');
  await settle(page);
  await shoot('scenario-personal');
  await page.setViewportSize({ width: 1280, height: 720 });
  await keys(page, 'Control+Enter');
  await settle(page);
  await shoot('scenario-refused');
  await keys(page, 'Escape', ...Array.from({ length: ALL }, () => 'Alt+y'), 'Escape');
  await expect(desk.found.getByText(desk.say('personal.done'))).toBeVisible();
  await keys(page, 'Control+Enter');
  await settle(page);
  await shoot('scenario-publish');
  await keys(page, 'Escape');
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot('scenario-editor-zoomed');
  await page.setViewportSize({ width: 1440, height: 900 });
  await keys(page, 'b');
  await settle(page);
  await lock(page, look);
};
