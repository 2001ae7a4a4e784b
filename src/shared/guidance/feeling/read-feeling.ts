import { withEarlier } from './earlier.ts';
import { feel, type Feeling } from './feel.ts';
import type { FeelingModel } from './model.ts';

/**
 * What a customer feels and wants, by the words of this turn and what was read of those before. Pure and bounded: of a text of any length
 * a fixed part is read, of the turns before the last three.
 * @param earlier readings of this customer's turns before this one, the oldest first.
 */
export const readFeeling = (model: FeelingModel, text: string, earlier: readonly Feeling[] = []): Feeling =>
  withEarlier(feel(model, text), text, earlier);

/** The course of a conversation. @param turns of the customer, the oldest first. @returns a reading of each. */
export function readCourse(model: FeelingModel, turns: readonly string[]): Feeling[] {
  const course: Feeling[] = [];
  for (const turn of turns) course.push(readFeeling(model, turn, course));
  return course;
}
