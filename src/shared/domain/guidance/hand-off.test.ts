import { describe, expect, test } from 'vitest';
import { asksForPerson, speaksOfDanger } from './hand-off-words.ts';
import { shouldHandOff, type BotTurn } from './hand-off.ts';

const turn = (over: Partial<BotTurn> = {}): BotTurn => ({
  text: '滤芯多久换一次',
  files: 0,
  feeling: null,
  answer: null,
  ...over,
});
const decide = (...turns: Partial<BotTurn>[]) => shouldHandOff({ isWithAgent: false, turns: turns.map(turn) })?.reason;

describe('a customer asks for a person', () => {
  test.each([
    '转人工',
    '人工',
    '人工客服！',
    '请帮我转接人工客服',
    '我要找真人',
    '有没有真人啊',
    '没有人工吗？',
    '叫你们经理来',
    '能不能给我换个活人',
    '为什么不给我转人工',
    '为什么不转人工',
    '要不要转人工？要的',
    '我不要机器人，我要人工',
    '不要机器人要人工',
    '别不给我转人工',
    '不能不转人工',
    '特别想找人工客服',
    '转\u200B人工',
    '联系客服',
    'I want to speak to a human',
    'agent please',
    'Representative!',
    'can you transfer me to a real person',
    'put me through to your manager',
    'Is there anybody? I need a live agent',
    'why don’t you connect me to a person',
    'No, I want an agent',
    'I do not want a bot, I want a human',
    'not a bot but give me a person',
    'I ｗａｎｔ to ｔａｌｋ to an agent',
    '我要转人工了',
    'could I please have a supervisor',
    'is there a human here?',
    '能叫个人来吗',
    '找个人来',
    '换个人跟我说',
    '能不能给我个真人',
    '来个人帮帮我',
    '叫人来',
    '能给我打个电话吗',
    '请让你们的人打电话给我',
    '我要找你们领导',
    '给我换你们经理',
    '别让机器人敷衍我，不想跟机器人聊',
    '不要机器人',
    '不要再用自动回复了',
    'transfer me',
    'Please transfer me now.',
    'just transfer me, please',
    'put me through',
    'can you connect me please?',
    'escalate this please',
    'can someone call me',
    'could somebody please phone me back?',
    'can anyone talk to me',
    'please have an agent call me',
    'please call me back',
    'could you give me a call',
    "I don't want a bot",
    'i dont need your stupid chatbot',
    "I don't want to talk to a robot",
    'not talking to a machine',
    'no bots please',
    'I hate talking to bots',
    "don't transfer me to a bot, transfer me to a human",
  ])('%s', (text) => {
    expect(asksForPerson(text)).toBe(true);
  });
});

describe('a customer does not ask for a person', () => {
  test.each([
    '',
    '不用转人工',
    '不需要人工客服，我自己看',
    '别给我转人工',
    '暂时不用给我转人工',
    '先不找客服',
    '无需人工',
    '没必要找你们经理',
    '不转人工了',
    '人工智能音箱怎么连网',
    '安装要收人工费吗',
    '我之前找过客服',
    '我跟客服说了地址',
    '滤芯多久换一次',
    '有人吗',
    "I don't need a human",
    'no need for an agent',
    'no need to talk to a person',
    'without talking to an agent',
    "I'd rather not speak to a person",
    "don't transfer me to an agent",
    'never put me through to a manager',
    'no human needed',
    'I spoke to an agent yesterday',
    'how do I change the user agent string',
    'how many people can use one account',
    'what does the agent light on the router mean',
    '想给领导买',
    '想送经理一个礼物',
    '有给领导用的吗',
    '和我们领导一起用',
    '跟公司领导出差能报销吗',
    '怎么找个人信息',
    '我要换个人资料',
    '不用叫个人来',
    '不要给我打电话',
    '昨天有人给我打电话推销',
    '扫地机器人不转了',
    '你是不是机器人',
    "don't transfer me",
    'no need to call me back',
    'transfer me the money back',
    "the app won't connect me",
    'how do I transfer my data to the new phone',
    "I'm not a bot",
    'are you a bot',
    "I don't want a robot vacuum, do you have others",
    'can someone call my old number by mistake',
    "I don't mind a bot",
  ])('%s', (text) => {
    expect(asksForPerson(text)).toBe(false);
  });
});

test.each([
  '我不想活了',
  '插座冒烟了',
  '厨房燃气泄漏',
  'I want to die',
  'the charger caught fire',
  'There is a gas leak',
])('danger, or despair: %s', (text) => {
  expect(speaksOfDanger(text)).toBe(true);
  expect(decide({ text: `转人工 ${text}` })).toBe('danger');
});

test.each(['累死了', '想死你了', 'this is killing me', '烟机多少钱'])('only a way of speaking: %s', (text) => {
  expect(speaksOfDanger(text)).toBe(false);
});

const feeling = (emotion: string, intensity: number, escalate = false) =>
  decide({ feeling: { emotion, intensity, escalate } as BotTurn['feeling'] });

test('anger and disappointment hand over at once, other feelings do not', () => {
  expect([feeling('anger', 1), feeling('anger', 3)]).toEqual(['anger', 'anger']);
  expect(feeling('disappointment', 1)).toBe('disappointment');
  expect([feeling('anger', 0), feeling('anxiety', 3), feeling('gratitude', 2)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(feeling('anxiety', 2, true)).toBe('escalate');
});

test('unsure twice in a row hands over, twice with an answer in between does not', () => {
  expect(decide({ answer: 'unsure' })).toBeUndefined();
  expect(decide({ answer: 'unsure' }, { answer: 'told' }, { answer: 'unsure' })).toBeUndefined();
  expect(decide({ answer: 'unsure' }, { answer: 'unsure' })).toBe('unsure');
  expect(decide({ answer: 'unsure' }, {})).toBeUndefined();
});

test('a file, a failure and an agent who has it hand over', () => {
  expect(decide({ text: '', files: 1 })).toBe('attachment');
  expect(decide({ answer: 'failed' })).toBe('failed');
  expect(shouldHandOff({ isWithAgent: true, turns: [] })).toEqual({ reason: 'with-agent' });
  expect(shouldHandOff({ isWithAgent: true, turns: [turn({ text: '转人工' })] })).toEqual({ reason: 'with-agent' });
  expect(shouldHandOff({ isWithAgent: false, turns: [] })).toBeNull();
});
