import { SearchPage } from '../../e2e/pages/search-page.ts';
import { SignInPage } from '../../e2e/pages/sign-in-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

/** The day of an agent, online. */
export const online: Step = async (page, shoot, look) => {
  await shoot('01-sign-in');
  await new SignInPage(page, look.language).signIn('linxiao', 'wrong-password');
  await shoot('02-wrong-password');
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  await shoot('03-inbox');
  await inbox.find(look.language === 'zh' ? '净水器退款' : 'Router keeps dropping');
  await shoot('04-ticket');
  // What the look before wrote is still there: it is written over.
  await keys(page, 'Escape', 'r', 'Control+a');
  await page.keyboard.type(
    look.language === 'zh' ? '您打了三次电话，每次都让您等，' : 'Three restarts a day while you work from home: ',
  );
  await keys(page, 'Escape', 'm');
  await shoot('05-macros');
  await keys(page, 'Escape', 'Escape', 's');
  await shoot('06-status');
  await keys(page, 'Escape', 'Escape', 'Control+k');
  await shoot('07-palette');
  await keys(page, 'Escape', '?');
  await shoot('08-shortcuts');
  await keys(page, 'Escape', 'g', 'o');
  await shoot('09-outbox');
  await keys(page, 'Escape', 'g', 'k');
  await shoot('10-knowledge');
  await keys(page, 'j', 'j');
  await shoot('11-article');
  await keys(page, 'g', 's');
  await shoot('12-settings');
  await keys(page, 'g', 'i');
  await settle(page);
  await keys(page, '/');
  await page.keyboard.type('zzz-nothing');
  await shoot('13-empty');
  await page.setViewportSize({ width: 1100, height: 720 });
  await keys(page, 'Escape', 'Escape', '1');
  await shoot('14-narrow');
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot('15-zoom-200');
  await page.setViewportSize({ width: 1440, height: 900 });
  await lock(page, look);
  await shoot('16-locked');
};

/** What happened with one customer, over all channels, and what is promised. */
export const history: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  await inbox.find(look.language === 'zh' ? '净水器退款' : 'Router keeps dropping');
  await settle(page);
  await keys(page, 'Escape', 'c');
  await shoot('promise');
  await keys(page, 'Escape', 'Shift+H');
  await shoot('history');
  // Calls that rang for other pictures may stand above the first ticket.
  await page.locator('li button[aria-expanded="false"]').first().click();
  await shoot('history-ticket');
  await keys(page, 'Shift+E');
  await shoot('customer-edit');
  await keys(page, 'Escape');
  await lock(page, look);
};

/** Finding, and what colleagues said. */
export const finding: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  const isChinese = look.language === 'zh';
  const search = new SearchPage(page, look.language);
  await keys(page, 'Control+k');
  await page.keyboard.type(isChinese ? '退款' : 'refund');
  await shoot('search-palette');
  await keys(page, 'Escape');
  await search.open();
  await shoot('search-start');
  await search.type(isChinese ? '退款' : 'ruter');
  await shoot('search-results');
  await search.type(isChinese ? '物流 状态:' : 'delivery status:');
  await shoot('search-completions');
  await search.type(isChinese ? '退款 晚于:2026-13-45 ' : 'refund after:never ');
  await shoot('search-problem');
  await search.type(isChinese ? '类型:消息 第一次打来' : 'in:message firmware');
  await settle(page);
  await keys(page, 'Enter');
  await shoot('search-line');
  await keys(page, 'g', 'n');
  await shoot('notices');
  await keys(page, 'Escape');
  await lock(page, look);
};

export const offline: Step = async (page, shoot, look) => {
  await shoot('18-sign-in-offline');
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  await inbox.find(look.language === 'zh' ? '发票抬头' : 'Router keeps dropping');
  if (look.theme === 'light') {
    const isChinese = look.language === 'zh';
    await inbox.write(
      'reply',
      isChinese ? '今天下班前给您重新开票。' : 'I will send the earlier firmware within the hour.',
    );
    await inbox.addTag(isChinese ? '重开发票' : 'rollback');
  }
  await shoot('19-offline');
  await keys(page, 'g', 'o');
  await shoot('20-outbox-offline');
  await keys(page, 'Escape');
  await lock(page, look);
};
