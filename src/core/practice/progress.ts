import type { NextBest, PracticeCase, PracticeProgress } from '#shared/contract/app/practice.ts';
import { CORE_SKILLS, SKILLS, type Issue } from '#shared/domain/practice/index.ts';
import { hashOf } from '#shared/kernel/hash.ts';
import type { Language } from '#shared/kernel/text.ts';
import { DAY } from '#shared/kernel/time.ts';
import { meanOf, nextIssue, weakest, type Practised } from '#shared/practice/session/next-best.ts';
import type { Cases } from './cases.ts';
import type { Ended } from './ended.ts';
import { rounded } from './rounded.ts';

/** What was practised, oldest first; a session that was left at once says nothing. @param sessions newest first. */
export const practisedOf = (sessions: readonly Ended[]): Practised[] =>
  sessions
    .toReversed()
    .flatMap(({ issue, at, points, mean, hasSaid }) => (hasSaid ? [{ issue, at, points, mean }] : []));

/** A seed that is the same all day for the same number of sessions, so that what is suggested stays. */
const seedFor = (lang: Language, count: number, day: number): number =>
  Number.parseInt(hashOf(`${lang} ${count} ${day}`).slice(0, 7), 16);

/** What to practise next, and what for. */
export function nextBest({ issues }: Cases, practised: readonly Practised[], lang: Language, now: number): NextBest {
  const weak = weakest(practised);
  const issue = nextIssue(issues, practised, now);
  const ref = {
    lang,
    seed: seedFor(lang, practised.length, Math.floor(now / DAY)),
    issue: issue?.key ?? null,
    persona: null,
    channel: null,
  };
  return { ref, title: issue?.title ?? '', skill: weak?.skill ?? null, points: weak ? rounded(weak.points) : null };
}

/** A case as the library shows it. */
export function caseOf(issue: Issue, own: ReadonlySet<string>, practised: readonly Practised[]): PracticeCase {
  const times = practised.filter((one) => one.issue === issue.key);
  const last = times.at(-1);
  const { key, title, about, difficulty, trains, procedure, channels, feelings } = issue;
  return {
    key,
    title,
    about,
    difficulty,
    trains,
    procedure,
    channels,
    feelings,
    origin: own.has(key) ? 'team' : 'built-in',
    facts: issue.facts.length,
    practised: times.length,
    lastMean: last ? rounded(last.mean) : null,
    lastAt: last?.at ?? null,
  };
}

/** How somebody comes on, by skill and by what was trained. @param sessions newest first. */
export function progressOf(sessions: readonly Ended[], cases: Cases, lang: Language, now: number): PracticeProgress {
  const practised = practisedOf(sessions);
  const skills = SKILLS.map((skill) => {
    const mean = meanOf(practised, skill);
    const course = practised.flatMap(({ at, points }) => {
      const given = points[skill];
      return given === null ? [] : [{ at, points: given }];
    });
    return { skill, mean: mean === null ? null : rounded(mean), course: course.slice(-50) };
  });
  const core = CORE_SKILLS.map((skill) => {
    const trained = sessions.flatMap(({ trains, mean }) => (trains.includes(skill) ? [mean] : []));
    return {
      skill,
      sessions: trained.length,
      mean: trained.length === 0 ? null : rounded(trained.reduce((a, b) => a + b, 0) / trained.length),
    };
  });
  return { sessions: practised.length, skills, core, next: nextBest(cases, practised, lang, now) };
}
