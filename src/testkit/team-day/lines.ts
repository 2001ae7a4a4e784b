import type { Draw } from './draw.ts';

const OPENINGS = [
  '你好，我想问一下退款什么时候到账',
  '请问我的订单为什么还没有发货',
  '净水器滤芯怎么更换？',
  '我想改一下收货地址，可以吗',
  '发票抬头开错了，怎么重开',
  '机器显示 E3，是什么意思',
];
const HARD_OPENINGS = [
  '我已经第五次找你们了，到底有没有人管！',
  '太失望了，说好三天到账，现在都两周了',
  '我妈妈一个人在家用不了热水，我真的很着急',
];
const MIDDLES = [
  '订单号是 202611%',
  '好的，我看一下',
  '嗯，还有一个问题',
  '是的，就是这台',
  '我不太明白，能再说一遍吗',
];
const ENDS = ['好的，谢谢', '明白了，麻烦你了', '行，那我等消息'];

export const REPLIES = [
  '您好，我先帮您看一下。',
  '已经为您查到了，马上处理。',
  '这边给您登记好了，请您放心。',
  '感谢您的耐心，还有什么可以帮您？',
] as const;

/** What a customer writes in one chat: an opening, a few lines, an end. */
export function linesFor(draw: Draw, isHard: boolean): string[] {
  const middles = Array.from({ length: Math.floor(draw.between(0, 4)) }, () =>
    draw.pick(MIDDLES).replace('%', String(Math.floor(draw.between(1000, 9999)))),
  );
  return [draw.pick(isHard ? HARD_OPENINGS : OPENINGS), ...middles, draw.pick(ENDS)];
}
