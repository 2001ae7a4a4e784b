import { words } from '../../e2e/fixtures/words.ts';
import { ContactPage } from '../../e2e/pages/contact-page.ts';
import { LoadPage } from '../../e2e/pages/load-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, nameOf, sign, type Step } from './look.ts';

const ZHOU = '13800138021';
const OTHER = '+14155550132';
/** Clear displeasure that does not end: a hard contact. */
const SAID = {
  zh: ['太过分了，这是我第五次打电话！', '你们到底有没有人管？气死我了！', '我要投诉，你们就是骗子，太让人失望了！'],
  en: [
    'This is ridiculous, it is the fifth time I am calling!',
    'Does anybody care at all? I am furious!',
    'I want to complain. You are liars, this is unacceptable!',
  ],
} as const;

/** After a hard contact: a rest is offered, taken and rung into; then the day, what the lead sees of it, and the rules. */
export const day: Step = async (page, shoot, look, exchange) => {
  const inbox = await sign(page, look, 'linxiao');
  const [load, contacts] = [new LoadPage(page, look.language), new ContactPage(page, look.language)];
  await inbox.expectReady();
  await inbox.expectOnline();
  const [call, next] = [`day-${nameOf(look)}`, `day-next-${nameOf(look)}`];
  await exchange.ring(call, ZHOU);
  await contacts.expectRinging();
  await contacts.open();
  await exchange.answer(call, ZHOU);
  for (const line of SAID[look.language]) await exchange.line(call, ZHOU, 'customer', line);
  await settle(page);
  await shoot('day-talking');
  await exchange.hangup(call, ZHOU);
  await contacts.finish('—', look.language === 'zh' ? '退款进度' : 'Refund status');
  await load.expectOffer(load.say('offer.hard'));
  await shoot('day-offer');
  await page.setViewportSize({ width: 1024, height: 720 });
  await shoot('day-offer-narrow');
  await page.setViewportSize({ width: 1440, height: 900 });
  await load.take();
  await shoot('day-rest');
  await exchange.ring(next, OTHER);
  await contacts.expectRinging();
  await shoot('day-rest-ringing');
  await exchange.hangup(next, OTHER, 'cancel');
  await contacts.expectQuiet();
  await load.backToWork();
  await load.openDay();
  await shoot('day');
  await page.setViewportSize({ width: 1440, height: 1700 });
  await shoot('day-whole');
  await page.setViewportSize({ width: 1440, height: 900 });
  await keys(page, 't');
  await shoot('day-table');
  await keys(page, 't', 'Shift+D');
  await shoot('day-forget');
  await keys(page, 'Escape', 'g', '3');
  await load.chip.hover();
  await shoot('day-quiet');
  await page.mouse.move(0, 0);
  const state = `${words(look.language, 'contacts', 'presence.title')} ${words(look.language, 'contacts', 'presence.available')}`;
  await page.getByRole('button', { name: state }).press('Enter');
  await shoot('day-quiet-menu');
  await keys(page, 'Escape', 'g', '0');
  await load.openRules();
  await shoot('day-rules');
  await load.rule('everyMs').fill('90');
  await load.rule('everyMs').press('Enter');
  await shoot('day-rules-harsher');
  await lock(page, look);
};
