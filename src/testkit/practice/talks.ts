import type { Skill } from '#shared/domain/practice/index.ts';
import { score } from '#shared/practice/score/score.ts';
import type { Procedure, Talk, TalkLine } from '#shared/practice/score/talk.ts';

const WHO = { c: 'customer', t: 'trainee' } as const;

/** One line of a written conversation: `c: …` the customer, `t: …` the trainee, `> key=result` a ticked step, `> key` one skipped. */
function lineOf(written: string, turn: number): TalkLine {
  if (written.startsWith('>')) {
    const [step = '', result] = written.slice(1).trim().split('=');
    return { by: 'step', turn, step, result: result ?? null };
  }
  return { by: WHO[written[0] as 'c' | 't'], turn, text: written.slice(2).trim() };
}

/** A conversation as one writes it down. */
export const talkWith = (lang: 'zh' | 'en', lines: readonly string[], more: Partial<Talk> = {}): Talk => ({
  lang,
  lines: lines.map(lineOf),
  company: [],
  procedure: null,
  truth: null,
  ...more,
});

export const pointsOf = (talk: Talk, skill: Skill): number | null => score(talk).points[skill];

/** The codes of the reasons of a skill, in order. */
export const reasonsOf = (talk: Talk, skill: Skill): string[] =>
  score(talk)
    .marks.filter((mark) => mark.skill === skill)
    .map(({ because }) => because);

type Step = Procedure['steps'][number];
const stepOf = (key: string, required: Step['required'], next: Record<string, string | null>, title = key): Step =>
  ({ key, kind: 'action', required, title: { zh: title, en: title }, softSeconds: 60, next }) as unknown as Step;

/** A procedure with a check, a choice of two ways, a loop, and a promise. */
export const PROCEDURE: Procedure = {
  start: 'identity',
  steps: [
    stepOf('identity', 'block', { verified: 'find', failed: null }),
    stepOf('find', 'block', { lost: 'again', late: 'push' }),
    stepOf('push', 'warn', { done: 'promise' }),
    stepOf('again', 'warn', { more: 'again', enough: 'promise' }),
    stepOf('promise', 'block', { done: null }, 'Date promised and noted'),
  ],
};
