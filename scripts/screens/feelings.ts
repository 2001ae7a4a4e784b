import { words } from '../../e2e/fixtures/words.ts';
import { ContactPage } from '../../e2e/pages/contact-page.ts';
import { GuidancePage } from '../../e2e/pages/guidance-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

const ZHOU = '13800138021';
const SAID = {
  zh: '太过分了，这是我第五次打电话，每次都说再等等，到底有没有人管？',
  en: 'This is ridiculous. Fifth time I am calling, and every time I am told to wait. Does anybody care?',
} as const;

/** What is heard in a customer's words: in a conversation and in a call, with its reasons, its correction and its switch. */
export const feelings: Step = async (page, shoot, look, exchange) => {
  const inbox = await sign(page, look, 'linxiao');
  const [guidance, contacts] = [new GuidancePage(page, look.language), new ContactPage(page, look.language)];
  await inbox.expectReady();
  const call = `feeling-${look.language}-${look.theme}`;
  await exchange.ring(call, ZHOU);
  await contacts.expectRinging();
  await contacts.open();
  await exchange.answer(call, ZHOU);
  await exchange.line(call, ZHOU, 'customer', SAID[look.language]);
  await settle(page);
  await shoot('feeling-call');
  const why = guidance.card.getByRole('button', { name: guidance.say('card.why') });
  if (await why.isVisible()) await why.click();
  await shoot('feeling-why');
  await exchange.hangup(call, ZHOU);
  await contacts.finish('—', look.language === 'zh' ? '退款进度' : 'Refund status');
  await keys(page, 'Escape');
  await inbox.showView('all');
  await inbox.find(look.language === 'zh' ? '净水器退款' : 'Router keeps dropping');
  await settle(page);
  await shoot('feeling-ticket');
  await keys(page, 'Escape', 'Alt+e');
  await shoot('feeling-correct');
  await keys(page, 'Escape', 'g', 's');
  await page.getByRole('link', { name: words(look.language, 'settings', 'section.guidance') }).click();
  await shoot('feeling-settings');
  await lock(page, look);
};
