import { describe, expect, it } from 'vitest';
import type { PersonalData } from '#shared/contract/app/knowledge.ts';
import { cutAt, replaceFound, stillStands } from './personal-text.ts';

const TEXTS = {
  title: '王先生退款',
  body: '请联系王先生，电话 13800000001。王先生在家。',
  questions: ['王先生的退款呢', '多久'],
};
const at = (
  where: PersonalData['where'],
  text: string,
  kind: PersonalData['kind'],
  from = 0,
  index = 0,
): PersonalData => {
  const whole = where === 'title' ? TEXTS.title : where === 'body' ? TEXTS.body : (TEXTS.questions[index] ?? '');
  const start = whole.indexOf(text, from);
  return { where, index, start, end: start + text.length, kind, text };
};
const ALL = [
  at('title', '王先生', 'name'),
  at('body', '王先生', 'name'),
  at('body', '13800000001', 'phone'),
  at('body', '王先生', 'name', 10),
  at('question', '王先生', 'name'),
];
const say = (kind: string) => `［${kind}］`;

describe('what could name a person', () => {
  it('is replaced wherever it stands', () => {
    expect(replaceFound(TEXTS, ALL, say)).toEqual({
      title: '［name］退款',
      body: '请联系［name］，电话 ［phone］。［name］在家。',
      questions: ['［name］的退款呢', '多久'],
    });
  });
  it('is left alone where the text has changed since it was found', () => {
    const changed = { ...TEXTS, title: '李女士退款' };
    expect(stillStands(changed, ALL[0] as PersonalData)).toBe(false);
    expect(replaceFound(changed, ALL, say).title).toBe('李女士退款');
  });
  it('is replaced once where two findings overlap', () => {
    const number = at('body', '13800000001', 'phone');
    const inner = { ...number, start: number.start + 3, text: '00000001' };
    expect(replaceFound(TEXTS, [number, inner], say).body).toContain('电话 138［phone］。');
  });
  it('cuts the text for the marks, and joined it is the text again', () => {
    const parts = cutAt(
      TEXTS.body,
      ALL.filter(({ where }) => where === 'body'),
    );
    expect(parts.map(({ text }) => text).join('')).toBe(TEXTS.body);
    expect(parts.filter(({ found }) => found).map(({ text }) => text)).toEqual(['王先生', '13800000001', '王先生']);
  });
});
