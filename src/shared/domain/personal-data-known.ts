import { type Span, spansOf } from './personal-data-spans.ts';
import { withTitle } from './personal-data-names-zh.ts';
import { beginsWord, isOneWord, wordEndsOf } from './personal-data-segments.ts';
import { RELATIONS, DOUBLE_SURNAMES, NO_NAMES } from './personal-data-words-zh.ts';
import { EVERYDAY } from './personal-data-words-en.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const isChinese = (text: string): boolean => /^\p{sc=Han}+$/u.test(text);

/** How a person is called: the whole name, and what is used of it alone. 米晓雨 → 晓雨; Daniel Chen → Daniel, Chen. */
export function callsOf(name: string): string[] {
  const pieces = name.split(/[\s()/,]+/).filter((piece) => piece.length > 1);
  const western = pieces.filter((piece) => !isChinese(piece));
  const given = pieces.filter((piece) => isChinese(piece) && piece.length >= 3).map((piece) => piece.slice(-2));
  const whole = western.length > 1 ? [western.join(' ')] : [];
  const alone = western.filter((piece) => piece.length >= 3 && /^\p{Lu}/u.test(piece));
  return [...new Set([...whole, ...pieces.filter(isChinese), ...alone, ...given])];
}

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
  '立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒 元旦 国庆 元宵 端午 中秋 重阳 双十'.split(
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
  `(?:${RELATIONS}|我(?:就)?是|我叫|就叫|[叫找问托让谢怪与]|刚和|再问一下|问一下|问问|下单的是|还是|就是|给|客服|店员|同事|那位叫|师傅|顾问|专员|打给|转给|发给|交给|跟|对|个人抬头|客户|用户|那个|这个|那位|这位|你们|姓名|名字|(?:姓名|名字|抬头|收件人|收货人)(?:写|填|是|改)(?:的|成)?|(?:^|[,，。])我|感谢|谢谢|投诉|表扬|辛苦|麻烦|抱歉|不好意思|好的|是的)(?:是|:|,|\\s)?$`,
  'u',
);
const FOLLOWS =
  /^(?:就是我|是我(?=[,，。!！]|$)|[啊呀哎诶哈][,，!！ ]|[,，:：!！~～、]?\s?(?:你|您|同学|亲)|(?:老师|先生|女士|小姐|师傅|经理|同学|哥|姐|阿姨)|说(?!明|法)|讲|答应|告诉|回复|已|帮|给|来电|回来|请假|休息|上班|下班|离职|值班|名下|本人|那边|这边|这里|记下|没有|没给|接|转|是我|上次|昨天|今天|刚才|跟我|跟您|处理|负责|承诺|收|签|为您|在的|敬上|呢[？?，,。！!]|吗[？?]|服务|态度|靠谱|的(?:单|账|号|快递|订单|退款|手机|电话|名字|态度|工号|回复|解释)|下的|下单|加过|加我|接|打来|打电话|发来|发的|留的|写的|经手|值班|在吗|在不在|辛苦|麻烦|谢谢)/u;
const STARTS =
  /(?:^|[。！？!?;；~～\n”"』」] ?|(?:好的|好|是的|抱歉|您好|你好|嗨|喂|哎呀?|不好意思|谢谢|辛苦|收到|嗯|行)[,，！! ])$/u;
const PAUSE = /^(?:[啊呀哦哈]|[,，:：!！。?？~～]|\s|$)/u;

/** Before a name that is a word as well: nothing, a pause, or a word that no name would be parted from. */
const OPEN = new RegExp(
  `(?:^|[^\\p{sc=Han}]|[的和跟让给叫是找问月天次才刚后里回由与向派您]|你们|我们|客服|昨晚|上午|下午|晚上|之前|结果|还是|再问一下|好的|抱歉|感谢|谢谢|您好|你好|是的|麻烦|${RELATIONS})$`,
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
      !/^(?:的|地|得|了|过|前|后|上|下|里|得很|些|点)/u.test(after)
    );
  return STARTS.test(before) && PAUSE.test(after);
}

/** Whether a word of the dictionary goes over this place. */
const isInWord = (text: string, at: number): boolean =>
  Array.from(wordEndsOf(text)).some(([start, end]) => start < at && end > at);

function chineseSpans(text: string, calls: readonly string[], people: readonly string[]): Span[] {
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

/** Short forms that do not begin like the name they stand for. */
const SHORT: Readonly<Record<string, string>> = {
  William: 'Bill Billy Will Liam',
  Robert: 'Bob Bobby Rob',
  Richard: 'Dick Rick Rich',
  Elizabeth: 'Liz Lizzie Beth Betty Libby',
  Margaret: 'Peggy Maggie Meg Greta',
  Katherine: 'Kate Katie Kathy Kit',
  Catherine: 'Kate Cathy Cath',
  Edward: 'Ted Ned Ed',
  Theodore: 'Ted Theo',
  James: 'Jim Jimmy Jamie',
  John: 'Jack Johnny',
  Charles: 'Chuck Charlie',
  Henry: 'Harry Hank',
  Anthony: 'Tony',
  Antonio: 'Tony',
  Alexander: 'Sandy Sasha Xander Lex',
  Rebecca: 'Becky Becca',
  Michael: 'Mike Mick Mikey',
  Nicholas: 'Nick',
  Christopher: 'Kit Topher',
  Mary: 'Molly Polly',
  Dorothy: 'Dot Dolly',
  Patricia: 'Trish Tricia',
  Isabella: 'Bella',
  Jacqueline: 'Jackie',
  Stephen: 'Steve',
  Steven: 'Steve',
  Andrew: 'Drew',
  Frances: 'Fran Frankie',
  Lawrence: 'Larry',
  Victoria: 'Vicky Tori',
};

/** Beginnings of a given name, three letters and more: Ros of Rosalind, Dan and Danny of Daniel. */
function shortFor(given: string): string {
  const begins = Array.from({ length: Math.max(0, given.length - 3) }, (_, i) => given.slice(0, i + 3));
  const own = (SHORT[given] ?? '').split(' ').filter((short) => short !== '');
  const ys = begins
    .filter((short) => short.length <= 5)
    .flatMap((short) => [`${short}y`, `${short}ie`, `${short}${short.slice(-1)}y`]);
  return [...begins, ...own, ...ys]
    .filter((short) => !EVERYDAY.has(short) || own.includes(short))
    .map(escaped)
    .join('|');
}

const MONTH_BEFORE =
  /(?:\b(?:in|till|until|by|since|last|next|of|early|late|mid|this|from|before|after|end)[ -]|\d(?:st|nd|rd|th)? )$/iu;
const MONTH_BESIDE =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)(?: or| and| to|,|-) $/iu;
const NAMES_AFTER =
  /^(?:[,.!?:;]|$|\s*[)"]| here\b|['’]s\b| (?:AND|and|or) (?:to )?[A-Z]| (?:said|says|told|promised|asked|called|rang|wrote|replied|signed|from|again|speaking|sent|wants|ordered|is (?:my|the|your|on|out|not)|was|has|had|will|can you|could you|please|you|for the|thanks|thank|sorry|if|I|at [A-Z])\b)/u;
/** At the beginning of a sentence every word has a capital: only who is called, or does what people do, is named. */
const NAMES_AT_START =
  /^(?:[,.!:;]|\?|$|\s*[)"]| here\b| (?:AND|and|or) (?:to )?[A-Z]\p{Ll}| (?:said|says|told|promised|asked|called|rang|wrote|replied|signed|again|speaking|sent|wants|ordered|please|thanks|thank you|sorry|from (?:your|the|support|accounts|customer))\b)/u;
const NAMES_BEFORE =
  /(?:\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Ss]orry|[Tt]hanks|[Tt]hank you|[Cc]heers|[Mm]orning|[Aa]fternoon|[Ee]vening|to|with|by|for|from|name is|name's|called|[Aa]sk|asked|told|tell|[Ii]'m|I am|[Tt]his is|it's|and|is|again|agent|colleague|know|see|there|welcome|course|problem|right|OK|Okay|Yes|No),? |[,.!?;:] |-- ?|[("])$/u;
/** Typed small: only who is greeted or thanked is named by a word that is another one as well. */
const GREETED = /(?:^|[.!?,] )(?:hi|hello|hey|dear|sorry|thanks|thank you|cheers|morning|ok|okay|please),? $/iu;

function namesWestern(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end)];
  const name = text.slice(start, end);
  if (
    /^(?:May|April|June|August|Summer|Autumn|Winter|Spring)$/.test(name) &&
    (MONTH_BEFORE.test(before) || MONTH_BESIDE.test(before) || /^ (?:\d|the|this|last)/.test(after))
  )
    return false;
  const isStart = /(?:^|[.!?] |\n)$/u.test(before);
  if (/^\p{Ll}/u.test(name)) return GREETED.test(before) && /^(?:[,.!?]|$)/u.test(after);
  if (isStart) return NAMES_AT_START.test(after);
  return NAMES_BEFORE.test(before) || NAMES_AFTER.test(after);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

function westernSpans(text: string, names: readonly string[]): Span[] {
  const all = names.flatMap((name) => {
    const [given = '', ...families] = name.split(/[\s()/,]+/).filter((piece) => piece !== '' && !isChinese(piece));
    const last = families.at(-1);
    const calls = [given, ...families].filter((piece) => piece.length >= 2 && /^\p{Lu}/u.test(piece));
    return [
      // Tyler Holloway of Ty Holloway; T. Holloway.
      ...(last === undefined
        ? []
        : [
            new RegExp(
              `(?<!\\p{Script=Latin})(?:${escaped(given.slice(0, 2))}\\p{Ll}+|${escaped(given.charAt(0))}\\.?) ${escaped(last)}(?!\\p{Script=Latin})`,
              'giu',
            ),
          ]),
      ...calls.map(
        (call) =>
          new RegExp(`(?<![\\p{Script=Latin}-])${escaped(call)}(?!\\p{Script=Latin})`, call.length < 3 ? 'gu' : 'giu'),
      ),
      ...(shortFor(given) === ''
        ? []
        : [new RegExp(`(?<![\\p{Script=Latin}-])(?:${shortFor(given)})(?!\\p{Script=Latin})`, 'gu')]),
    ];
  });
  return all
    .flatMap((pattern) => spansOf(text, pattern))
    .filter(({ start, end }) => !EVERYDAY.has(capital(text.slice(start, end))) || namesWestern(text, { start, end }));
}

/** People the reader knows, whole and in part, and as one calls them. */
export function findKnown(text: string, people: readonly string[]): Span[] {
  const calls = [...new Set(people.flatMap(callsOf))].toSorted((a, b) => b.length - a.length);
  const western = people.filter((name) => /\p{Script=Latin}/u.test(name));
  return [
    ...(calls.some(isChinese)
      ? chineseSpans(
          text,
          calls.filter(isChinese),
          people.flatMap((name) => name.split(/\s+/)),
        )
      : []),
    ...westernSpans(text, western),
  ];
}
