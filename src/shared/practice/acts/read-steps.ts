import type { Finding } from './context.ts';
import type { Patterns } from './patterns.ts';
import type { Sentence } from './sentences.ts';

/** A thin intention this short says nothing ("I'll look into it"). */
const THIN = 24;

/** Something is done, arranged, or will be: not asked, not waved away. */
function isStep({ text, isQuestion }: Sentence, isTimed: boolean, p: Patterns): boolean {
  if (isQuestion || p.pushOff.test(text) || p.deflect.test(text)) return false;
  if (p.code.test(text) || (p.check.test(text) && !p.followUp.test(text))) return false;
  if (p.done.test(text) || (p.arranged.test(text) && !p.bygone.test(text))) return true;
  if (!p.step.test(text)) return false;
  return isTimed || (!p.hold.test(text) && !p.vague.test(text) && (!p.thinStep.test(text) || text.length > THIN));
}

/** Time of what is to come; what is over belongs to the story. */
const isTime = (text: string, p: Patterns): boolean =>
  p.when.test(text) && !p.bygone.test(text) && !(p.past.test(text) && !p.arranged.test(text));

/** What a line does or promises to do. A step counts with a time in its own sentence or in the next one. */
export function stepActs(sentences: readonly Sentence[], p: Patterns, { add, has }: Finding): void {
  const times = sentences.map(({ text, isQuestion }) => isTime(text, p) && !(isQuestion && !p.followUp.test(text)));
  for (const [i, sentence] of sentences.entries()) {
    const { text } = sentence;
    const isTimed = times[i] === true || times[i + 1] === true;
    if (p.vague.test(text) && !isTimed && !sentence.isQuestion) add('stays-vague');
    if (p.followUp.test(text) && times[i] === true) add('follows-up');
    const isFollowed = p.followUp.test(text) && times[i] === true;
    if (!isStep(sentence, isTimed, p) && !isFollowed) continue;
    add('next-step');
    if (isTimed || p.arranged.test(text)) add('says-when');
    if (p.atOnce.test(text) && (p.done.test(text) || p.step.test(text))) add('does-at-once');
  }
  if (has('follows-up')) add('says-when');
}
