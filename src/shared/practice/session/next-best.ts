import { SKILLS, type Issue, type Scorecard, type Skill } from '../../domain/practice/index.ts';
import { DAY } from '../../kernel/time.ts';

/** What is known of a session that was practised to its end. */
export type Practised = {
  readonly issue: string;
  readonly at: number;
  readonly points: Scorecard['points'];
  readonly mean: number;
};

/** So many of the last sessions say how somebody stands today. */
export const RECENT = 5;

/** Mean of a skill over the last sessions in which it was scored; null: none. @param sessions oldest first. */
export function meanOf(sessions: readonly Practised[], skill: Skill): number | null {
  const points = sessions.flatMap((session) => session.points[skill] ?? []).slice(-RECENT);
  return points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0) / points.length;
}

/** The skill with the lowest mean, the first of equals in their order; null: nothing was scored. */
export function weakest(sessions: readonly Practised[]): { readonly skill: Skill; readonly points: number } | null {
  const means = SKILLS.flatMap((skill) => {
    const points = meanOf(sessions, skill);
    return points === null ? [] : [{ skill, points }];
  });
  return means.toSorted((a, b) => a.points - b.points)[0] ?? null;
}

/** Days until a matter comes again: after the n-th time, longer where it went well (spaced practice). */
const SPACES = [1, 3, 7, 14, 30] as const;

/** How much is due: above 0 from the day on it should come again; what was never practised is due most. */
function dueOf(times: readonly Practised[], now: number): number {
  const last = times.at(-1);
  if (!last) return 2;
  const well = times.filter(({ mean }) => mean >= 3.5).length;
  const space = (SPACES[Math.min(well, SPACES.length - 1)] ?? 1) * DAY;
  return (now - last.at) / space - 1;
}

/** What each skill is trained by most. */
const TRAINED_BY: Readonly<Record<Skill, (issue: Issue) => number>> = {
  listen: ({ trains, feelings }) =>
    (trains.includes('psychology') ? 1 : 0) + (feelings.includes('anger') || feelings.includes('sadness') ? 0.5 : 0),
  questions: ({ facts, feelings }) => facts.length / 6 + (feelings.includes('confusion') ? 0.5 : 0),
  clarity: ({ trains, feelings }) =>
    (trains.includes('product') ? 0.7 : 0) + (feelings.includes('confusion') ? 0.6 : 0),
  ownership: ({ trains, feelings }) =>
    (trains.includes('psychology') ? 0.4 : 0) + (feelings.includes('disappointment') ? 0.6 : 0),
  procedure: ({ procedure, truth }) => (procedure === null ? -1 : 0.6 + Object.keys(truth).length / 10),
  privacy: ({ trains, truth }) =>
    (trains.includes('data') ? 0.8 : 0) + ('identity' in truth || 'two-facts' in truth ? 0.5 : 0),
};

/** The matter to take next: for the weakest skill, due again, not harder than one is ready for. @param sessions oldest first. */
export function nextIssue(issues: readonly Issue[], sessions: readonly Practised[], now: number): Issue | null {
  const weak = weakest(sessions);
  const ready = weak === null ? 1 : weak.points >= 3.5 ? 3 : weak.points >= 2 ? 2 : 1;
  const worth = (issue: Issue): number => {
    const due = dueOf(
      sessions.filter((one) => one.issue === issue.key),
      now,
    );
    const fit = weak === null ? 0 : TRAINED_BY[weak.skill](issue);
    return Math.min(due, 2) + fit - 0.6 * Math.max(0, issue.difficulty - ready);
  };
  return issues.toSorted((a, b) => worth(b) - worth(a) || a.key.localeCompare(b.key))[0] ?? null;
}
