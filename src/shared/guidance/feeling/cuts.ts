import { NEEDS } from '#shared/domain/guidance/labels.ts';
import { AT, type Example, type LanguageModel } from './model.ts';

/** Whoever should be heard and is not is worse off than whoever is heard without need: of those to be escalated so many are to be found. */
const RECALL = 0.95;

type Said = { readonly probable: number; readonly isMeant: boolean };
const surestFirst = (said: readonly Said[]): Said[] => said.toSorted((a, b) => b.probable - a.probable);

/** Below the best F1 by the least. */
function bestCut(said: readonly Said[]): number {
  const meant = said.filter(({ isMeant }) => isMeant).length;
  let [both, best, cut] = [0, 0, 0.5];
  for (const [i, { probable, isMeant }] of surestFirst(said).entries()) {
    if (isMeant) both += 1;
    const f1 = (2 * both) / (i + 1 + meant);
    if (f1 > best) [best, cut] = [f1, probable];
  }
  return cut;
}

function recallCut(said: readonly Said[]): number {
  const meant = surestFirst(said.filter(({ isMeant }) => isMeant));
  return meant[Math.ceil(RECALL * meant.length) - 1]?.probable ?? 0.5;
}

/** @param answers of each example, by models that had not seen it. */
export function cutsOf(answers: readonly Float32Array[], examples: readonly Example[]): LanguageModel['cuts'] {
  const said = (at: number, isMeant: (example: Example) => boolean): Said[] =>
    answers.map((answer, i) => ({ probable: answer[at] ?? 0, isMeant: isMeant(examples[i]!) }));
  return {
    needs: NEEDS.map((need, n) => bestCut(said(AT.needs + n, ({ needs }) => needs.includes(need)))),
    escalate: recallCut(said(AT.escalate, ({ escalate }) => escalate)),
  };
}
