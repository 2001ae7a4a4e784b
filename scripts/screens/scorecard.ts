import { expect } from '@playwright/test';
import { PracticePage } from '../../e2e/pages/practice-page.ts';
import { ScorecardPage } from '../../e2e/pages/scorecard-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

const MATTER = { zh: '退款', en: 'refund' } as const;
const SEED = 7;
/** One who listens at first, then asks too much at once, and ends with a step and a time. */
const SAID = {
  zh: [
    '您说退款一直没到，等了这么久确实着急，我来帮您查。',
    '订单号是多少？哪天寄回的？银行卡换过吗？手机号多少？',
    '财务那边走一下流程就行，请您耐心等待。',
    '退款卡在银行退回这一步，因为卡号变了。我今天下午五点前重新打款，打完亲自告诉您。',
  ],
  en: [
    'You have been waiting for your refund all this time; I can see why that is upsetting, and I will look into it now.',
    'What is the order number? When did you send it back? Did your card change? What is your phone number?',
    'Accounts is processing the chargeback workflow, please be patient.',
    'The bank sent the money back because the card had changed. I will pay it out again before five today and write to you myself.',
  ],
} as const;

/** From nothing practised to a scorecard: its reasons, a better line, the numbers, what sharing says, and one's progress. */
export const scorecard: Step = async (page, shoot, look) => {
  await sign(page, look, 'xiaomi');
  await settle(page);
  const [desk, card] = [new PracticePage(page, look.language), new ScorecardPage(page, look.language)];
  await desk.open();
  await keys(page, '2');
  await card.expectNothingYet();
  await shoot('progress-empty');
  await keys(page, '1');
  await desk.choose(MATTER[look.language], SEED, 'chat');
  await desk.start();
  await desk.answer();
  await expect(desk.lines.first()).toBeVisible();
  for (const line of SAID[look.language]) await desk.exchange(line);
  await desk.end();
  await keys(page, 'Control+Enter');
  await expect(card.record).toBeVisible();
  await shoot('record');
  await page.setViewportSize({ width: 1280, height: 720 });
  await keys(page, 'j', 'j', 'b', 'r', 't');
  await shoot('record-line');
  await page.setViewportSize({ width: 1440, height: 1700 });
  await keys(page, 't');
  await shoot('record-whole');
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot('record-zoomed');
  await page.setViewportSize({ width: 1440, height: 900 });
  await keys(page, 's');
  await expect(card.dialog).toBeVisible();
  await shoot('record-share');
  await card.share();
  await keys(page, '2');
  await expect(card.sessions.getByRole('link').first()).toBeVisible();
  await keys(page, 'j');
  await shoot('progress');
  await keys(page, 't');
  await shoot('progress-table');
  await lock(page, look);
};

/** What the lead sees of it: what was shared, and one of them to read. */
export const sharedPractice: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'zhouhua');
  await inbox.expectReady();
  await inbox.expectOnline();
  const card = new ScorecardPage(page, look.language);
  await page.evaluate(() => (location.hash = '#/practice/team'));
  await expect(card.shared.getByRole('link').first()).toBeVisible();
  await shoot('practice-team');
  await keys(page, 'j', 'Enter');
  await expect(card.record).toBeVisible();
  await shoot('record-shared');
  await lock(page, look);
};
