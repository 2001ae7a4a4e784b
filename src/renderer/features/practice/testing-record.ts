import type {
  PracticeProgress,
  PracticeRecord,
  PracticeSummary,
  PracticeTeam,
  SharedSession,
} from '#shared/contract/app/practice.ts';
import { SKILLS, type Mark, type ScenarioRef } from '#shared/domain/practice/index.ts';
import type { AgentId } from '#shared/kernel/ids.ts';
import { DAY, MINUTE } from '#shared/kernel/units.ts';

/** Invented sessions, for tests alone. */
export const NOW = new Date('2026-07-14T15:00').getTime();
export const BEGUN = new Date('2026-07-14T13:41').getTime();
const REF: ScenarioRef = { lang: 'zh', seed: 4711, issue: 'refund-not-arrived', persona: 'night-nurse', channel: null };

const at = (seconds: number): number => BEGUN + seconds * 1000;
const heard = (seconds: number, text: string) =>
  ({ did: 'heard', at: at(seconds), text, reaction: 'heard', emotion: 'anger', intensity: 2 }) as const;
const said = (seconds: number, text: string) => ({ did: 'said', at: at(seconds), text }) as const;
const mark = (skill: Mark['skill'], turn: number | null, because: string, weight: number, better?: string): Mark => ({
  skill,
  turn,
  because,
  weight,
  better: better ?? null,
});

export const sampleSummary = (change: Partial<PracticeSummary> = {}): PracticeSummary => ({
  sessionId: 'p-1',
  issue: 'refund-not-arrived',
  title: '退款二十天没到账',
  lang: 'zh',
  channel: 'chat',
  at: BEGUN,
  spentMs: 6 * MINUTE + 20_000,
  end: 'calm',
  points: { listen: 3.5, questions: 2, clarity: 3, ownership: 4, procedure: 3, privacy: 5 },
  mean: 3.4,
  isShared: false,
  ...change,
});

const TURNS: PracticeRecord['turns'] = [
  heard(0, '退货二十天前你们就签收了，退款呢？每次都说三到五天，我下了夜班还得盯着这个。'),
  said(40, '二十天了还没到账，下了夜班还要盯着，确实不该这样。我现在就查是卡在哪一步。'),
  heard(62, '终于有个人听懂了。你查吧。'),
  { did: 'step', at: at(80), step: 'identity', result: 'verified' },
  said(110, '订单号是多少？什么时候寄回的？银行卡换过吗？手机号多少？'),
  heard(131, '你一口气问这么多，我先答哪个？'),
  said(170, '财务那边走一下流程就行。'),
  heard(190, '什么流程？听不懂。'),
  { did: 'step', at: at(205), step: 'locate', result: null },
  said(240, '钱是被银行退回来的，因为卡号换了。我今天下午三点前重新打款，打完我亲自给您发消息。'),
  heard(260, '行，那我三点看，先补觉去了。谢谢你。'),
];

const MARKS: readonly Mark[] = [
  mark('listen', 1, 'mirrored-early', 1),
  mark('listen', 6, 'talked-past', -0.5, '您问的是卡在哪儿，我先把这个说清楚。'),
  mark('questions', 4, 'too-many-at-once', -1, '退货是哪天寄回来的呢？'),
  mark('questions', null, 'only-closed', -0.5, '您这边后来又发生了什么？'),
  mark('clarity', 6, 'jargon', -1, '财务要再确认一次，大概十分钟。'),
  mark('clarity', 9, 'explained', 0.5),
  mark('ownership', 9, 'step-with-time', 1),
  mark('procedure', 8, 'step-skipped', -1),
  mark('privacy', 3, 'verified-first', 1),
];

const WALKED: PracticeRecord['walked'] = [
  ['identity', '核对身份', 'Check who it is', 'done', 'block', { zh: '已核对', en: 'verified' }],
  ['locate', '找到退款在哪一步', 'Find where the refund is', 'skipped', 'warn', null],
  ['account', '确认收款账户', 'Confirm the account', 'missed', 'block', null],
  ['voucher', '补发优惠券', 'Send a voucher', 'wrong', 'none', null],
  ['close', '约定回复时间', 'Agree on a time', 'ahead', 'none', null],
].map((row) => {
  const [step, zh, en, state, required, result] = row as [string, string, string, 'done', 'none', null];
  return { step, title: { zh, en }, state, required, result };
});

export const sampleRecord = (change: Partial<PracticeRecord> = {}): PracticeRecord => ({
  ...sampleSummary(),
  agentName: '晓敏',
  persona: { key: 'night-nurse', about: '医院倒夜班的护士，下了班才有空联系，累，但讲道理', age: 29 },
  called: '何女士',
  need: 'fairness',
  feeling: 'anger',
  course: 'flaring',
  complications: ['interrupts'],
  trains: ['psychology', 'product'],
  facts: [
    { is: '退货二十天前签收', isTold: true },
    { is: '上个月换过银行卡', isTold: false },
  ],
  company: ['系统里能看到：二十天前已打款，三天后被银行退回。'],
  turns: TURNS,
  heat: [
    { turn: 0, heat: 0.82 },
    { turn: 2, heat: 0.55 },
    { turn: 5, heat: 0.62 },
    { turn: 7, heat: 0.7 },
    { turn: 10, heat: 0.24 },
  ],
  walked: WALKED,
  procedureTitle: { zh: '退款没到账', en: 'Refund that has not arrived' },
  marks: [...MARKS],
  hints: 1,
  takenBack: 2,
  spokenBy: 'program',
  ref: REF,
  ...change,
});

const MEANS: Readonly<Record<string, readonly number[]>> = {
  listen: [1.5, 2, 3, 3.5],
  questions: [2, 1.5, 2, 2],
  clarity: [2.5, 3, 2.5, 3],
  ownership: [2, 3, 3.5, 4],
  procedure: [3, 3, 2.5, 3],
  privacy: [5, 5, 4.5, 5],
};

export const sampleProgress = (change: Partial<PracticeProgress> = {}): PracticeProgress => ({
  sessions: 4,
  skills: SKILLS.map((skill) => ({
    skill,
    mean: (MEANS[skill] ?? []).reduce((sum, one) => sum + one, 0) / 4,
    course: (MEANS[skill] ?? []).map((points, i) => ({ at: BEGUN - (3 - i) * DAY, points })),
  })),
  core: [
    { skill: 'product', sessions: 3, mean: 3.1 },
    { skill: 'psychology', sessions: 2, mean: 2.9 },
    { skill: 'data', sessions: 0, mean: null },
  ],
  next: { ref: REF, title: '快递显示签收，人没收到', skill: 'questions', points: 1.875 },
  ...change,
});

export const emptyProgress = (): PracticeProgress => ({
  sessions: 0,
  skills: SKILLS.map((skill) => ({ skill, mean: null, course: [] })),
  core: [],
  next: { ref: REF, title: '发票抬头开错了', skill: null, points: null },
});

export const sampleShared = (shareId: string, change: Partial<SharedSession> = {}): SharedSession => {
  const { isShared: _, ...summary } = sampleSummary();
  return { ...summary, shareId, agentId: 'a-1' as AgentId, agentName: '晓敏', ...change };
};

export const sampleTeam = (change: Partial<PracticeTeam> = {}): PracticeTeam => ({
  shared: [
    sampleShared('s-old', { at: BEGUN - 2 * DAY, mean: 4.6, agentName: '林晓' }),
    sampleShared('s-new', { at: BEGUN, mean: 1.2 }),
  ],
  people: 2,
  means: null,
  ...change,
});
