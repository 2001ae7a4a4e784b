import { escaped, isChinese } from './personal-data-pattern.ts';
import { beginsWord, isOneWord, wordEndsOf } from './personal-data-segments.ts';
import { type Span, spansOf } from './personal-data-spans.ts';
import { withTitle } from './personal-data-titles-zh.ts';
import { DOUBLE_SURNAMES, NO_NAMES, RELATIONS } from './personal-data-words-zh.ts';

const surnameOf = (name: string): string =>
  DOUBLE_SURNAMES.find((double) => name.startsWith(double) && name.length > 2) ?? name.charAt(0);

/** What somebody is called by who knows them: 岚岚, 小岚, 阿岚, 岚姐, 周工; 周 of a rare name with any title. */
function nearCalls(name: string): RegExp[] {
  const surname = surnameOf(name);
  const given = name.slice(surname.length);
  const last = given.slice(-1);
  const title = '(?:先生|女士|小姐|太太|老师|师傅|经理|主管|同学|阿姨|叔叔|大哥|大姐|老板|总|工|姐|哥|[叔姨伯婶嫂爷])';
  return [
    new RegExp(`${escaped(surname)}(?:${escaped(given)})?${title}`, 'gu'),
    new RegExp(`[小阿老]${escaped(surname)}(?![\\p{sc=Han}]?[时米程])`, 'gu'),
    ...(last === ''
      ? []
      : [
          new RegExp(
            `${escaped(last)}${escaped(last)}|[小阿]${escaped(last)}(?!\\p{sc=Han}{0,1}(?:时|区|程))|${escaped(given)}(?:姐|哥|妹|弟|先生|女士|小姐|老师|师傅|阿姨)`,
            'gu',
          ),
        ]),
  ];
}

/** Names that are words as well (国庆, 简单, 程序). */
const isEveryday = (name: string): boolean => NO_NAMES.has(name) || DAYS.has(name) || isOneWord(name);
/** Days of the year by name. */
const DAYS: ReadonlySet<string> = new Set(
  '元月 正月 腊月 冬月 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒 元旦 国庆 元宵 端午 中秋 重阳 双十'.split(
    ' ',
  ),
);
/** Words of manner: they stand before 您 and 说 without naming anybody. */
const SOFT: ReadonlySet<string> = new Set(
  '高兴 方便 马上 简单 明白 安静 任意 何必 于是 成功 应该 清楚 满意 开心 安心 安全 平安 当然 自然 果然 突然 欢迎 感谢 幸好 正好 刚好 最好 全部 温馨 友好'.split(
    ' ',
  ),
);
const CALLED_SOFT = /^(?:就是我|[,!！] ?(?:你|您|我)|你好|您好|老师|先生|女士|小姐|师傅|经理|同学|[姐哥])/u;
const SAID_SOFT = /(?:我(?:就)?是|我叫|就叫|叫|客服|名叫|姓名|联系人|收件人)(?::| )?$/u;

const isPlainWord = (word: string): boolean => word.length === 2 && /^[小老]|^(.)\1$/u.test(word) && isOneWord(word);

const LEADS = new RegExp(
  `(?:${RELATIONS}|我(?:就)?是|我叫|就叫|[叫找问托让谢怪与]|刚和|再问一下|问一下|问问|下单的是|还是|就是|给|客服|店员|同事|那位叫|师傅|顾问|专员|打给|转给|发给|交给|跟|对|个人抬头|客户|用户|那个|这个|那位|这位|你们|姓名|名字|(?:姓名|名字|抬头|收件人|收货人|署名|户名|落款)[也就都]?(?:写|填|是|改)(?:的|成)?|(?:^|[,，。])我|感谢|谢谢|投诉|表扬|辛苦|麻烦|抱歉|不好意思|好的|是的)(?:是|:|,|\\s)?$`,
  'u',
);
const FOLLOWS =
  /^(?:就是我|是我(?=[,，。!！]|$)|[啊呀哎诶哈][,，!！ ]|[,，:：!！~～、]?\s?(?:你|您|同学|亲)|(?:老师|先生|女士|小姐|师傅|经理|同学|哥|姐|阿姨)|说(?!明|法)|讲|答应|告诉|回复|已|帮|给|来电|回来|点个?赞|让我|请[你您]|挂(?:我|了我)|老家|骗我|敷衍|糊弄|不理|没理|和[我您你]|跟您|一(?:上午|下午|整?天)[没都不]|在(?:忙|休|开会|外|家|线)|请假|休息|上班|下班|离职|值班|名下|本人|那边|这边|这里|记下|没有|没给|接|转|是我|上次|昨天|今天|刚才|跟我|跟您|处理|负责|承诺|收|签|为您|在的|敬上|呢[？?，,。！!]|吗[？?]|服务|态度|靠谱|的(?:单|账|号|件|货|包裹|退货|退款|机器|地址|合同|发票|班|工单|微信|快递|订单|退款|手机|电话|名字|态度|工号|回复|解释)|下的|下单|加过|加我|接|打来|打电话|发来|发的|留的|写的|经手|值班|在吗|在不在|辛苦|麻烦|谢谢)/u;
const STARTS =
  /(?:^|[。！？!?;；~～\n”"』」] ?|(?:好的|好|是的|抱歉|您好|你好|嗨|喂|哎呀?|不好意思|谢谢|辛苦|收到|嗯|行)[,，！! ])$/u;
const PAUSE = /^(?:的(?=[,，。!！]|$)|吧|[啊呀哦哈]|[,，:：!！。?？~～]|\s|$)/u;

/** Before a name that is a word as well: nothing, a pause, or a word that no name would be parted from. */
const OPEN = new RegExp(
  `(?:^|[^\\p{sc=Han}]|[的和跟让给叫是找问按归月天次才刚后里回由与向派您]|你们|我们|客服|昨晚|上午|下午|晚上|之前|结果|还是|再问一下|好的|抱歉|感谢|谢谢|您好|你好|是的|麻烦|${RELATIONS})$`,
  'u',
);

/** Whether a name that is a word as well names somebody here: called by it, introduced with it, or doing what people do. */
function namesSomebody(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 6);
  if (SOFT.has(text.slice(start, end)))
    return (
      (CALLED_SOFT.test(after) && /(?:^|[^\p{sc=Han}])$/u.test(before) && !/^[,] ?您(?:稍|先|请)/u.test(after)) ||
      (SAID_SOFT.test(before) && PAUSE.test(after))
    );
  if (FOLLOWS.test(after) && OPEN.test(before)) return !/(?:在|到|去|从|很|太|最|再|更|得|不)[ ]?$/u.test(before);
  if (LEADS.test(before))
    return (
      !(/(?:这个|那个|是|给|跟|对|与|就是|还是|我)$/u.test(before) && !PAUSE.test(after)) &&
      !/^(?:的(?![,，。!！]|$)|地|得|了|过|前|后|上|下|里|得很|些|点)/u.test(after)
    );
  return STARTS.test(before) && PAUSE.test(after);
}

/** Whether a word of the dictionary goes over this place. */
const isInWord = (text: string, at: number): boolean =>
  Array.from(wordEndsOf(text)).some(([start, end]) => start < at && end > at);

/** Known Chinese names, and what those call them who are near; of names that are words those that name somebody here. */
export function findKnownChinese(text: string, calls: readonly string[], people: readonly string[]): Span[] {
  const sure = calls.filter((call) => !isEveryday(call));
  const words = calls.filter(isEveryday);
  const of = (names: readonly string[]): Span[] =>
    names.length === 0 ? [] : spansOf(text, new RegExp(`(?:${names.map(escaped).join('|')})`, 'gu'));
  const near = people.filter((name) => isChinese(name) && name.length <= 4).flatMap(nearCalls);
  return [
    // 史可 is nobody in 历史可以.
    ...of(sure).filter(({ start, end }) => end - start > 2 || beginsWord(text, start) || !isInWord(text, start)),
    ...of(words).filter((span) => namesSomebody(text, span)),
    ...near
      .flatMap((pattern) => spansOf(text, pattern))
      .filter(
        ({ start, end }) =>
          beginsWord(text, start) && (!isPlainWord(text.slice(start, end)) || namesSomebody(text, { start, end })),
      ),
  ].map((span) => withTitle(text, span));
}
