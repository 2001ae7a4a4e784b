import type { Act } from '../acts/kinds.ts';
import { breaches, CHECK_STEPS } from './privacy.ts';
import type { ReadLine, Talk } from './talk.ts';
import { doing, some, Tally, type Scored } from './tally.ts';
import { walkedOf, type Walked } from './walk.ts';

export { rightPath, walkedOf, type Walked } from './walk.ts';

const WORTH = { block: 2, warn: 1, none: 0 } as const;
/**
 * docs/practice.md is steeper than the mere share: one required step missing is 3, half of them 1. So the first that is missing costs
 * something of its own, the later ones little.
 */
const MISSED = [-1.2, -0.2, -0.1, -0.1] as const;
const LATE = [-1.2, -0.6] as const;
const WRONG = [-1.5, -1.2, -1] as const;
/** What a step skipped with a reason is worth; a blocking one hardly anything. */
const SKIPPED = { block: 0.2, warn: 0.5, none: 0.5 } as const;

/** Points of the procedure; null where the matter has none. */
export function proceeding(
  lines: readonly ReadLine[],
  talk: Talk,
): { readonly marks: Scored['marks']; readonly points: number | null } {
  if (!talk.procedure) return { marks: [], points: null };
  const tally = new Tally('procedure');
  const walked = walkedOf(talk);
  earned(tally, walked);
  const wrong = walked.filter(({ state }) => state === 'wrong');
  for (const [i, weight] of WRONG.entries()) if (wrong[i]) tally.add('step-wrong', weight, wrong[i].turn);
  const late = lateOf(walked);
  for (const [i, weight] of LATE.entries()) if (late[i]) tally.add('step-late', weight, late[i].turn);
  warned(tally, walked, lines);
  for (const { turn } of walked.filter((one) => one.state === 'done' && !isBorneOut(one, lines)).slice(0, 2))
    tally.add('not-borne-out', -0.8, turn);
  return tally.scored(0);
}

function earned(tally: Tally, walked: readonly Walked[]): void {
  const last = walked.findLastIndex(({ state }) => state !== 'wrong');
  const owed = walked.filter(({ step, state }, i) => WORTH[step.required] > 0 && !(state === 'wrong' && i > last));
  const whole = owed.reduce((sum, { step }) => sum + WORTH[step.required], 0) || 1;
  let missed = 0;
  for (const { step, state, turn } of owed) {
    const share = (5 * WORTH[step.required]) / whole;
    if (state === 'done') tally.add('step-done', share, turn);
    if (state === 'skipped') tally.add('step-skipped', share * SKIPPED[step.required], turn);
    if (state === 'missed') tally.add('step-missed', MISSED[missed++] ?? 0, null);
  }
}

/** Required steps done after one that should have followed them. */
function lateOf(walked: readonly Walked[]): Walked[] {
  const done = walked.filter(({ step, state, turn }) => state === 'done' && turn !== null && step.required !== 'none');
  return done.filter(({ turn }, i) => done.slice(i + 1).some((later) => (later.turn ?? 0) < (turn ?? 0)));
}

const WARNS = /do not say|never|不要说|不说|绝不/iu;

/** The step itself says what must not be told, and it was told on the way to it. */
function warned(tally: Tally, walked: readonly Walked[], lines: readonly ReadLine[]): void {
  const told = breaches(lines)[0];
  if (!told) return;
  const step = walked.find(({ state, turn }) => state === 'done' && turn !== null && turn > told.turn);
  const help = step?.step.help;
  if (step && help && (WARNS.test(help.en ?? '') || WARNS.test(help.zh ?? '')))
    tally.add('step-wrong', -2.5, step.turn);
}

/** What has to be said before a step can be true, by what its title names. */
const NEEDS: readonly { readonly title: RegExp; readonly acts: readonly Act[] }[] = [
  { title: /told back|复述/iu, acts: ['mirrors', 'checks', 'echoes-only'] },
  { title: /promised|date of the|承诺|期限/iu, acts: ['says-when', 'follows-up', 'does-at-once'] },
  { title: /read back|读回/iu, acts: ['mirrors', 'checks', 'echoes-only'] },
];

/** A check that failed needed no answer: it was seen, and said, that it is not theirs. */
const isRefused = (result: string | null): boolean => result !== null && /fail|refus|not-|none/u.test(result);

function isBorneOut({ step, turn, result }: Walked, lines: readonly ReadLine[]): boolean {
  const said = lines.filter((line) => line.turn < (turn ?? 0));
  if (CHECK_STEPS.test(step.key) && step.key !== 'consent' && step.key !== 'verify')
    return isRefused(result) || some(said, 'verifies');
  const title = `${step.title.en ?? ''} ${step.title.zh ?? ''}`;
  // What is ticked while the line is still being written is borne out by that line.
  const near = [...said, ...lines.filter((line) => line.turn >= (turn ?? 0)).slice(0, 1)];
  return NEEDS.filter((need) => need.title.test(title)).every(({ acts }) => doing(near, ...acts).length > 0);
}
