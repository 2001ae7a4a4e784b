import type { Emotion, Intensity } from '#shared/domain/guidance/labels.ts';
import type { Feeling } from './feel.ts';

const SORE: ReadonlySet<Emotion> = new Set(['anger', 'anxiety', 'sadness', 'disappointment', 'confusion']);
/** How many turns before this one still count. */
const REACH = 3;
const CLEAR = 2;
/** So many angry turns before one more that is strong, and a person with more rights should hear of it. */
const SEVERAL = 2;

/** What is not over yet: said of something that was complained of before. */
const STILL = /还是|依然|依旧|仍|还没|又|再次|still|yet|again|once more|no change|same (?:thing|problem|issue|error)/u;

const isSore = ({ emotion }: Feeling): boolean => SORE.has(emotion);
const raised = (intensity: number): Intensity => Math.min(3, intensity + 1) as Intensity;
const lowered = (intensity: number): Intensity => Math.max(1, intensity - 1) as Intensity;

/** Neutral words after clear words of displeasure: it is weaker than it was, and not gone; two such turns later it is. */
function linger(now: Feeling, before: Feeling, rule: 'lingering' | 'still'): Feeling {
  const { emotion, polarity } = before;
  const intensity = rule === 'still' ? before.intensity : lowered(before.intensity);
  return {
    ...now,
    emotion,
    intensity,
    polarity: Math.min(now.polarity, polarity / 2),
    why: [{ code: 'earlier', rule }],
  };
}

/**
 * The same feeling, with what the customer said before.
 * @param text of this turn. @param earlier readings of the turns before, the oldest first; of these the last few count.
 */
export function withEarlier(now: Feeling, text: string, earlier: readonly Feeling[]): Feeling {
  const near = earlier.slice(-REACH);
  const last = near.at(-1);
  if (!last || !isSore(last)) return now;
  const isStill = STILL.test(text.slice(0, 200).toLowerCase());
  if (now.emotion === 'neutral') {
    if (isStill) return linger(now, last, 'still');
    return last.intensity >= CLEAR ? linger(now, last, 'lingering') : now;
  }
  const alike = near.filter(({ emotion }) => emotion === now.emotion).length;
  if (!isSore(now) || (alike < SEVERAL && !isStill)) return now;
  const intensity = raised(now.intensity);
  const angry = near.filter((one) => one.emotion === 'anger' && one.intensity >= CLEAR).length;
  const escalate = now.escalate || (now.emotion === 'anger' && intensity === 3 && angry >= SEVERAL);
  const rule = alike >= SEVERAL ? 'building' : 'still';
  return { ...now, intensity, escalate, why: [{ code: 'earlier', rule }, ...now.why] };
}
