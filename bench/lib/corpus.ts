import type { Article } from '#shared/domain/article.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { seededRandom } from '#testkit/random.ts';
import { personName } from './tickets.ts';
import { untouched } from '#shared/domain/ticket-facts.ts';

/** To be raised when the rows below change: built corpora are kept by it. */
export const GENERATOR = 1;
const FIRST = Date.UTC(2024, 0, 1);
const LINES_A_TICKET = 5;
const TICKETS_A_CUSTOMER = 4;
const ARTICLES = 2000;

type Random = ReturnType<typeof seededRandom>;

/** What contact centres talk about most; the made-up words behind them are the long tail. */
const COMMON =
  '退款 订单 快递 物流 您好 请问 什么 时候 可以 怎么 宽带 光猫 已经 没有 收到 谢谢 处理 账号 密码 验证码 登录 发票 优惠券 会员 积分 地址 修改 取消 退货 换货 维修 安装 师傅 上门 预约 投诉 客服 押金 银行卡 到账 还款 套餐 流量 信号 断网 路由器 质量 破损 少件 延迟 尽快 麻烦'.split(
    ' ',
  );
const ENGLISH =
  'the please order refund delivery account password invoice payment card package broken screen router connection slow waiting since yesterday received damaged replacement warranty address change cancel subscription charge twice support agent reply urgent thanks hello'.split(
    ' ',
  );
const CHARS =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严';

function makeWords(random: Random, count: number, lengths: readonly number[]): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const length = random.pick(lengths);
    words.add(Array.from({ length }, () => CHARS.charAt(random.int(CHARS.length))).join(''));
  }
  return [...words];
}

const SYLLABLES = 'ba co di fe ga ho in ja ke lo mi nu or pa qui re so ta un ve wi xi yo ze tion ment ing er al'.split(
  ' ',
);
function makeEnglish(random: Random, count: number): string[] {
  const words = new Set<string>();
  while (words.size < count)
    words.add(Array.from({ length: 2 + random.int(3) }, () => random.pick(SYLLABLES)).join(''));
  return [...words];
}

/** The words of the corpus, most common first. */
export function vocabulary(): { chinese: string[]; english: string[] } {
  const random = seededRandom(20_260_101);
  return {
    chinese: [...COMMON, ...makeWords(random, 30_000, [2, 2, 2, 3, 4])],
    english: [...ENGLISH, ...makeEnglish(random, 8000)],
  };
}
const { chinese, english } = vocabulary();

/** By Zipf's law: the k-th word is k times rarer than the first. */
const zipf = (random: Random, words: readonly string[]): string =>
  words[Math.min(words.length - 1, Math.floor(words.length ** random.next()) - 1)] ?? '';

const orderNumber = (random: Random): string => `SF${100_000_000 + random.int(900_000_000)}`;

function chineseText(random: Random, words: number): string {
  let text = '';
  for (let i = 0; i < words; i += 1) text += zipf(random, chinese) + (random.int(5) === 0 ? '，' : '');
  if (random.int(8) === 0) text += `订单号${orderNumber(random)}`;
  if (random.int(10) === 0) text += `，我叫${personName(random)}`;
  return `${text}。`;
}

const englishText = (random: Random, words: number): string =>
  `${Array.from({ length: words }, () => zipf(random, english)).join(' ')}.`;

const textOf = (random: Random, words: number): string =>
  random.int(4) === 0 ? englishText(random, words) : chineseText(random, words);

const idOf = (name: string, index: number): string => `${name}-${String(index).padStart(9, '0')}`;

function customerOf(index: number, random: Random): Customer {
  return {
    id: idOf('customer', index) as Customer['id'],
    name: personName(random),
    tier: 'standard',
    phones: [`+86139${String(index).padStart(8, '0')}`],
    emails: [`c${index}@example.com`],
    language: 'zh',
    facts: [{ label: '订单', value: orderNumber(random) }],
    createdAt: FIRST + index * MINUTE,
  };
}

function ticketOf(index: number, customers: number, random: Random): Ticket {
  const at = FIRST + index * LINES_A_TICKET * MINUTE;
  return {
    id: idOf('ticket', index) as Ticket['id'],
    number: index + 1,
    subject: textOf(random, 5).slice(0, 80),
    status: random.int(20) === 0 ? 'open' : 'solved',
    priority: 'normal',
    queueId: 'bench' as Ticket['queueId'],
    assigneeId: null,
    customerId: idOf('customer', random.int(customers)) as Ticket['customerId'],
    channel: 'chat',
    tags: [random.pick(COMMON)],
    createdAt: at,
    updatedAt: at + LINES_A_TICKET * MINUTE,
    waitingSinceAt: null,
    ...untouched(),
    preview: textOf(random, 20).slice(0, 120),
  };
}

function messageOf(index: number, random: Random): Message {
  return {
    id: idOf('message', index) as Message['id'],
    ticketId: idOf('ticket', Math.floor(index / LINES_A_TICKET)) as Message['ticketId'],
    kind: index % 2 === 0 ? 'customer' : 'reply',
    author: { kind: 'system' },
    body: textOf(random, 12 + random.int(40)),
    at: FIRST + index * MINUTE,
    event: null,
    mentions: [],
  };
}

function articleOf(index: number, random: Random): Article {
  return {
    id: idOf('article', index) as Article['id'],
    spaceId: 'home',
    title: chineseText(random, 4).slice(0, 60),
    body: chineseText(random, 150),
    language: 'zh',
    tags: [random.pick(COMMON)],
    questions: [chineseText(random, 5), chineseText(random, 5)],
    files: [],
    version: 1,
    status: 'published',
    authorId: null,
    updatedAt: FIRST + index * MINUTE,
    reviewedAt: null,
    reviewAt: null,
  };
}

/** So many lines, and the customers, tickets and articles that go with them; the same count gives the same rows. */
export function* corpusRows(lines: number): Generator<Effect> {
  const random = seededRandom(lines);
  const tickets = Math.ceil(lines / LINES_A_TICKET);
  const customers = Math.ceil(tickets / TICKETS_A_CUSTOMER);
  for (let i = 0; i < customers; i += 1) yield effect('customer', customerOf(i, random));
  for (let i = 0; i < tickets; i += 1) yield effect('ticket', ticketOf(i, customers, random));
  for (let i = 0; i < ARTICLES; i += 1) yield effect('article', articleOf(i, random));
  for (let i = 0; i < lines; i += 1) yield effect('message', messageOf(i, random));
}

const effect = (tbl: Effect['tbl'], data: { id: string }): Effect => ({ tbl, id: data.id, data }) as Effect;

export type Question = { readonly sort: string; readonly query: string };

const of = (sort: string, count: number, make: () => string): Question[] =>
  Array.from({ length: count }, () => ({ sort, query: make() }));

/** 200 questions, by what makes them hard. */
export function questions(): Question[] {
  const random = seededRandom(4);
  const tail = (from: number, to: number): string => chinese[from + random.int(to - from)] ?? '';
  const pairs = chinese.filter((word) => word.length === 2);
  return [
    ...of('two-character', 45, () => pairs[random.int(4000)] ?? ''),
    ...of('name', 30, () => personName(random)),
    ...of('rare', 25, () => (random.int(2) === 0 ? tail(25_000, 30_000) : orderNumber(random).slice(0, 7))),
    ...of(
      'very common',
      30,
      () => `${chinese[random.int(12)] ?? ''}${random.int(3) === 0 ? ` ${chinese[random.int(12)]}` : ''}`,
    ),
    ...of('phrase', 25, () => `"${chinese[random.int(40)]}${chinese[random.int(40)]}"`),
    ...of('pinyin', 20, () =>
      random.pick([
        'tuikuan',
        'wangwei',
        'lifang',
        'kuandai',
        'zhangwei',
        'wl',
        'zjl',
        'dingdan',
        'guangmao',
        'yanzhengma',
      ]),
    ),
    ...of(
      'english',
      25,
      () => `${english[random.int(200)]}${random.int(3) === 0 ? ` ${english[random.int(30)]?.slice(0, 3)}` : ''}`,
    ),
  ];
}
