import { expect } from '@playwright/test';
import { PracticePage } from '../../e2e/pages/practice-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

const MATTER = { zh: '退款', en: 'refund' } as const;
const SEED = 7;
const SAID = {
  zh: ['您好，我是小米。您说退款一直没到，等了这么久确实着急，我来帮您查。', '方便告诉我订单号，还有是哪天申请的吗？'],
  en: [
    'Hello, this is Mia. You have been waiting for your refund all this time; I will look into it now.',
    'Could you tell me the order number, and the day you asked for it?',
  ],
} as const;

/** Practice: the cases, what rings, the talk with a hint, a pause, and how it ended. */
export const practice: Step = async (page, shoot, look) => {
  await sign(page, look, 'xiaomi');
  await settle(page);
  const desk = new PracticePage(page, look.language);
  await desk.open();
  await settle(page);
  await shoot('practice-library');
  await desk.choose(MATTER[look.language], SEED, 'chat');
  await shoot('practice-case');
  await desk.start();
  await shoot('practice-ringing');
  await desk.answer();
  await expect(desk.lines.first()).toBeVisible();
  for (const line of SAID[look.language]) await desk.exchange(line);
  await shoot('practice-talk');
  await keys(page, 'Alt+v');
  await expect(desk.hint).toBeVisible();
  await shoot('practice-hint');
  await page.setViewportSize({ width: 1280, height: 720 });
  await shoot('practice-talk-small');
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot('practice-talk-zoomed');
  await page.setViewportSize({ width: 1440, height: 900 });
  await keys(page, 'Alt+r');
  await shoot('practice-paused');
  await desk.end();
  await shoot('practice-ended');
  await keys(page, 'Alt+Shift+x');
  await lock(page, look);
};
