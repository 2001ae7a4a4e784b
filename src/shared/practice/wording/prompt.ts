import type { Scenario, Turn } from '../../domain/practice/index.ts';
import type { HeardLine } from '../customer/play.ts';
import { bandOf } from '../customer/say.ts';

/** What is asked of a language model: to say one line in other words. What the customer feels, knows and does was decided before. */
type WordingMessage = { readonly role: 'system' | 'user'; readonly content: string };

const RECENT = 8;

const STRENGTH = {
  zh: { hot: '情绪很强烈', warm: '情绪明显', cool: '情绪平静' },
  en: { hot: 'feeling strongly', warm: 'feeling it clearly', cool: 'calm' },
} as const;

const RULES = {
  zh: '你为客服练习改写一句台词：客户要说的意思、情绪和事实已经定好，只把这一句换成这个人会说的话。不增加事实，不改数字、单号和日期，不提出新要求，不跳出角色。只输出这一句，不加引号，不超过六十字。',
  en: 'You reword one line for a customer-service exercise. What the customer means, feels and knows is decided: put this one line into the words this person would use. Add no facts, change no numbers or dates, ask for nothing new, stay in role. Answer with the line alone, without quotation marks, at most forty words.',
} as const;

const said = (turns: readonly Turn[]): string =>
  turns
    .slice(-RECENT)
    .flatMap((turn) => (turn.did === 'said' ? [`A: ${turn.text}`] : turn.did === 'heard' ? [`C: ${turn.text}`] : []))
    .join('\n');

/** Nothing of a real customer is in it: the person and the matter are invented; the trainee's own lines are. */
export function wordingOf(scenario: Scenario, turns: readonly Turn[], line: HeardLine): WordingMessage[] {
  const { lang, persona, issue, channel } = scenario;
  const who = [persona.about, issue.title, channel, STRENGTH[lang][bandOf(line.heat)]].join(
    lang === 'zh' ? '；' : '; ',
  );
  return [
    { role: 'system', content: RULES[lang] },
    { role: 'user', content: `${who}\n\n${said(turns)}\n\n→ ${line.text}` },
  ];
}

/** So much longer than the line it stands for may it be, and a little besides. */
const LONGER = 2;
const SPARE = 40;

const numbersIn = (text: string): string[] => text.match(/[A-Z]*\d[\d,.]*\d|\d/gu) ?? [];

/** A model's answer as a line; null: it is none, and the line stands as it was. It has the numbers of the line, and no others. */
export function wordedFrom(answer: string, line: string): string | null {
  const text = answer
    .trim()
    .split('\n')[0]
    ?.replace(/^["“「『]+|["”」』]+$/gu, '')
    .trim();
  if (!text || text.length > LONGER * line.length + SPARE) return null;
  const [ours, theirs] = [numbersIn(line), numbersIn(text)];
  return ours.every((number) => theirs.includes(number)) && theirs.every((number) => ours.includes(number))
    ? text
    : null;
}
