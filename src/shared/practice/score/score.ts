import type { Scorecard, Skill } from '../../domain/practice/index.ts';
import { clarity } from './clarity.ts';
import { listening } from './listen.ts';
import { ownership } from './ownership.ts';
import { privacy } from './privacy.ts';
import { proceeding } from './procedure.ts';
import { asking } from './questions.ts';
import { readTalk, type Talk } from './talk.ts';

/** Raised whenever the same conversation would be scored otherwise. */
export const SCORE_RULES = 4;

/** A better line for a skill at a turn; null: none is known. */
export type Better = (skill: Skill, turn: number | null) => string | null;

/**
 * Scores a conversation by docs/practice.md. Pure: the same conversation has the same card, always.
 * @param better asked only where a line cost points.
 */
export function score(talk: Talk, better: Better = () => null): Scorecard {
  const lines = readTalk(talk);
  const { lang } = talk;
  const skills = {
    listen: listening(lines, lang),
    questions: asking(lines, lang),
    clarity: clarity(lines),
    ownership: ownership(lines),
    privacy: privacy(lines, talk),
  };
  const procedure = proceeding(lines, talk);
  const marks = [...Object.values(skills), procedure].flatMap((skill) => skill.marks);
  // Who says nothing at all has earned nothing, but for what was kept to themselves.
  const spoken = (of: number): number => (lines.length === 0 ? 0 : of);
  const points = {
    listen: spoken(skills.listen.points),
    questions: spoken(skills.questions.points),
    clarity: spoken(skills.clarity.points),
    ownership: spoken(skills.ownership.points),
    procedure: procedure.points,
    privacy: skills.privacy.points,
  };
  return {
    rules: SCORE_RULES,
    lang: talk.lang,
    points,
    marks: marks.map((mark) => ({
      ...mark,
      better: mark.weight < 0 || isLack(mark.because) ? better(mark.skill, mark.turn) : null,
    })),
  };
}

/** What never happened costs nothing more, and has a better line all the same. */
const LACKS = new Set(['no-question', 'no-step', 'only-closed', 'step-without-time']);
const isLack = (because: string): boolean => LACKS.has(because);
