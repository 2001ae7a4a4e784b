import type { IntentExample } from './model.ts';

/** A small knowledge base for tests: of each article what it is asked with, and a question that is not among them. */
export const ARTICLES = [
  {
    answer: 'refund',
    examples: [
      '退款多久到账',
      '我要退款',
      '怎么申请退款',
      '退的钱去哪里了',
      'how long does a refund take',
      'I want my money back',
    ],
    asked: 'when do I get my refund',
  },
  {
    answer: 'parcel',
    examples: [
      '快递到哪里了',
      '包裹还没送到',
      '物流一直不更新',
      'where is my parcel',
      'my parcel has not arrived',
      '快递丢了',
    ],
    asked: '我的包裹怎么还没到',
  },
  {
    answer: 'password',
    examples: ['忘记密码', '登录不了', '怎么改密码', 'I forgot my password', 'cannot log in', 'reset my password'],
    asked: '密码忘了怎么登录',
  },
  {
    answer: 'invoice',
    examples: [
      '怎么开发票',
      '发票抬头写错了',
      '电子发票在哪下载',
      'I need an invoice',
      'wrong name on the invoice',
      '补开发票',
    ],
    asked: 'can you send me the invoice again',
  },
  {
    answer: 'address',
    examples: [
      '修改收货地址',
      '地址填错了',
      '换个地址送',
      'change my delivery address',
      'wrong address on the order',
      '收货人写错了',
    ],
    asked: '地址写错了能改吗',
  },
  {
    answer: 'warranty',
    examples: [
      '保修期多久',
      '坏了能修吗',
      '怎么申请维修',
      'is this under warranty',
      'how do I get it repaired',
      '开机没反应',
    ],
    asked: 'the warranty of my phone',
  },
  {
    answer: 'member',
    examples: [
      '会员怎么取消',
      '自动续费怎么关',
      '会员有什么好处',
      'cancel my membership',
      'what does a member get',
      '会员多少钱',
    ],
    asked: '怎么取消自动续费',
  },
  {
    answer: 'size',
    examples: [
      '尺码怎么选',
      '衣服偏大吗',
      '换个尺码',
      'which size should I take',
      'the shoes are too small',
      '穿多大码',
    ],
    asked: 'these shoes are the wrong size',
  },
] as const;

export const articleExamples = (): IntentExample[] =>
  ARTICLES.flatMap(({ answer, examples }) => examples.map((text) => ({ answer, text })));

export const withOwnRandom =
  (random: { readonly next: () => number }): (() => number) =>
  () =>
    random.next();
