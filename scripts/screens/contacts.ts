import type { Page } from '@playwright/test';
import { ContactPage } from '../../e2e/pages/contact-page.ts';
import { keys, lock, nameOf, sign, type Step } from './look.ts';

type Shoot = (name: string) => Promise<void>;

const RINGS = [
  ['one', '13800138021'],
  ['several', '13800138077'],
  ['maybe', '+862100138042'],
  ['unknown', '+14155550132'],
  ['withheld', 'anonymous'],
] as const;

/** A call from its first ring to the log of the team, and the four kinds of match before it. */
export const contacts: Step = async (page, shoot, look, exchange) => {
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  await inbox.expectOnline();
  const call = new ContactPage(page, look.language);
  for (const [kind, from] of RINGS) {
    const callId = `${nameOf(look)}-${kind}`;
    await exchange.ring(callId, from);
    await call.expectRinging();
    await shoot(`pop-${kind}`);
    await exchange.hangup(callId, from, 'cancel');
    await call.expectQuiet();
  }
  await smallWindow(page, shoot, look, exchange);
  await several(page, shoot, look, exchange);
  const from = '+14155550132';
  const next = `${nameOf(look)}-next`;
  await exchange.ring(nameOf(look), '13800138131');
  await call.expectRinging();
  await call.open();
  await exchange.answer(nameOf(look), '13800138131');
  await shoot('contact-talking');
  await exchange.ring(next, from);
  await call.expectRinging();
  await exchange.hangup(nameOf(look), '13800138131');
  await shoot('contact-wrap-up');
  await narrow(page, shoot, 'contact-narrow-both');
  await call.ignore();
  await narrow(page, shoot, 'contact-narrow-notes');
  await page.evaluate(() => (location.hash = '#/contacts'));
  await keys(page, 'Alt+j');
  await shoot('contact-log-both');
  await exchange.hangup(next, from, 'cancel');
  await call.expectQuiet();
  await keys(page, 'Alt+Enter');
  await shoot('contact-log');
  await lock(page, look);
};

/** The window above all others that Electron opens, with all there is to say in it. */
const smallWindow: Step = async (page, shoot, look, exchange) => {
  const [callId, from] = [`${nameOf(look)}-window`, '13800138021'];
  await page.setViewportSize({ width: 380, height: 440 });
  await page.evaluate(() => (location.hash = '#/pop'));
  await exchange.ring(callId, from);
  await page.getByRole('heading', { level: 2 }).waitFor();
  await shoot('pop-window');
  await exchange.hangup(callId, from, 'cancel');
  await page.evaluate(() => (location.hash = '#/inbox'));
  await page.setViewportSize({ width: 1440, height: 900 });
  await new ContactPage(page, look.language).expectQuiet();
};

/** As small as a desk may be. */
async function narrow(page: Page, shoot: Shoot, name: string): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 720 });
  await shoot(name);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Two that ring, one of them put aside, and the question who it is. */
const several: Step = async (page, shoot, look, exchange) => {
  const call = new ContactPage(page, look.language);
  const rings = [
    [`${nameOf(look)}-first`, '13800138021'],
    [`${nameOf(look)}-second`, '13800138077'],
  ] as const;
  for (const [callId, from] of rings) await exchange.ring(callId, from);
  await call.expectRinging();
  await page.evaluate(() => (location.hash = '#/contacts'));
  await shoot('pop-two');
  await call.ignore();
  await shoot('pop-aside');
  await call.choose(2);
  await shoot('pop-chosen');
  await narrow(page, shoot, 'pop-narrow');
  await keys(page, 'Alt+c');
  await page.getByRole('dialog').getByRole('combobox').click();
  await page.keyboard.type(look.language === 'zh' ? '王' : 'o');
  await shoot('pop-choose');
  await page.getByRole('dialog').getByRole('combobox').press('Alt+n');
  await shoot('pop-create');
  await keys(page, 'Escape');
  for (const [callId, from] of rings) await exchange.hangup(callId, from, 'cancel');
  await call.expectQuiet();
  await page.evaluate(() => (location.hash = '#/inbox'));
};
