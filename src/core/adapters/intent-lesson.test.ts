import { expect, test } from 'vitest';
import { ask } from '#shared/guidance/intent/index.ts';
import { seededFrom } from '#shared/kernel/seeded.ts';
import { nextLesson } from './intent-lesson.ts';

const said = (answer: string, ...texts: string[]) => texts.map((text) => ({ answer, text }));
const topics = ['退款', '发票', '路由器', '滤芯', '换货', '会员', '快递', '安装'];
const examples = topics.flatMap((topic) =>
  said(topic, `${topic}怎么办`, `${topic}在哪里查`, `我要问${topic}`, `${topic}多久`),
);
const random = () => seededFrom(1);

test('only what has changed is learned anew, and what is gone answers no more', () => {
  const first = nextLesson(undefined, examples, random());
  expect(ask(first.model, '退款多久').guesses[0]?.answer).toBe('退款');
  const changed = [
    ...examples.filter(({ answer }) => answer !== '退款'),
    ...said('积分', '积分怎么用', '积分在哪里查', '我要问积分'),
  ];
  const second = nextLesson(first, changed, random());
  expect(ask(second.model, '积分怎么用').guesses[0]?.answer).toBe('积分');
  expect(ask(second.model, '退款多久').guesses.map(({ answer }) => answer)).not.toContain('退款');
});

test('the same examples are not learned twice', () => {
  const first = nextLesson(undefined, examples, random());
  expect(nextLesson(first, examples, random()).model).toBe(first.model);
});

test('small talk has no answer', () => {
  const { model } = nextLesson(undefined, examples, random());
  for (const text of ['你好', '今天天气怎么样', '谢谢', 'hello'])
    expect(ask(model, text).guesses[0]?.confidence ?? 0).toBeLessThan(0.1);
  expect(ask(model, '退款多久到').guesses[0]?.confidence).toBeGreaterThan(0.5);
});
