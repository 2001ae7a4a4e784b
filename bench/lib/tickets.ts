import type { Customer } from '#shared/domain/customer.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { untouched } from '#shared/domain/ticket-facts.ts';
import { PRIORITIES, type Ticket } from '#shared/domain/ticket.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { seededRandom } from '#testkit/random.ts';

/** To be raised when the rows below change: prepared folders are kept by it. */
export const CORPUS = 3;
export const QUEUE = 'bench';
export const SPACE = 'home';

const FIRST = Date.UTC(2026, 0, 1);
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('');
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅鹏'.split('');
const WORDS =
  '退款 退货 换货 物流 快递 发票 订单 取消 优惠 账号 登录 验证码 宽带 光猫 维修 安装 预约 上门 费用 押金 会员 积分 到账 银行卡 地址 修改 延迟 破损 少件 质量 客服 投诉 已经 三天 昨天 还是 没有 收到 麻烦 尽快 处理 谢谢 请问 为什么 怎么 可以 不能 router refund order delivery invoice broken screen charger account password reset please still waiting since yesterday'.split(
    ' ',
  );

type Random = ReturnType<typeof seededRandom>;

/** Words by Zipf's law: the k-th is k times rarer than the first. */
const word = (random: Random): string =>
  WORDS[Math.min(WORDS.length - 1, Math.floor(WORDS.length ** random.next()) - 1)] ?? '退款';

/** At least `length` characters. */
export function sentence(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += `${word(random)}${random.int(6) === 0 ? '，' : ' '}`;
  return text.trim();
}

export const personName = (random: Random): string =>
  random.pick(SURNAMES) + random.pick(GIVEN) + (random.int(3) === 0 ? '' : random.pick(GIVEN));

function customerOf(index: number, random: Random): Customer {
  const digits = String(index).padStart(8, '0');
  return {
    id: `customer-${digits}` as Customer['id'],
    name: personName(random),
    tier: random.pick(['standard', 'silver', 'gold'] as const),
    phones: [`+86139${digits}`],
    emails: [`c${digits}@example.com`],
    language: 'zh',
    facts: [{ label: '订单', value: `A${random.int(10_000_000)}` }],
    createdAt: FIRST,
  };
}

function ticketOf(index: number, customers: number, random: Random, agentId: string | null): Ticket {
  const at = FIRST + index * MINUTE;
  const isOpen = random.int(20) === 0;
  return {
    id: `ticket-${String(index).padStart(8, '0')}` as Ticket['id'],
    number: index + 1,
    subject: sentence(random, 60),
    status: isOpen ? 'open' : 'solved',
    priority: random.pick(PRIORITIES),
    queueId: QUEUE as Ticket['queueId'],
    assigneeId: isOpen && random.int(2) === 0 ? (agentId as Ticket['assigneeId']) : null,
    customerId: `customer-${String(random.int(customers)).padStart(8, '0')}` as Ticket['customerId'],
    channel: random.pick(['chat', 'email', 'phone'] as const),
    tags: [random.pick(['退款', '物流', 'router', 'invoice', '投诉'])],
    createdAt: at,
    updatedAt: at + MINUTE,
    waitingSinceAt: isOpen ? at : null,
    ...untouched(),
    firstReplyAt: isOpen ? null : at + MINUTE,
    solvedAt: isOpen ? null : at + MINUTE,
    preview: sentence(random, 150).slice(0, 200),
  };
}

/** One customer to ten tickets, if nothing else is said, one in forty the agent's own and open; the same count gives the same rows. */
export function* ticketRows(count: number, agentId: string | null = null, ticketsEach = 10): Generator<Effect> {
  const random = seededRandom(count);
  const customers = Math.max(1, Math.floor(count / ticketsEach));
  for (let i = 0; i < customers; i += 1) {
    const data = customerOf(i, random);
    yield { tbl: 'customer', id: data.id, data };
  }
  for (let i = 0; i < count; i += 1) {
    const data = ticketOf(i, customers, random, agentId);
    yield { tbl: 'ticket', id: data.id, data };
  }
}
