import { EMOTIONS, NEEDS } from '#shared/domain/guidance/labels.ts';
import { learnLogistic, learnSharpness, probableOf } from '../learn/calibrate.ts';
import { AT, type Example, type Trust } from './model.ts';

/**
 * Of those to be escalated so many are to be found. To find 0.95 of them three alarms of four would be false, and nobody listens to such
 * alarms; docs/feelings.md has the figures of both.
 */
const RECALL = 0.8;

type Said = { readonly score: number; readonly isMeant: boolean };
const surestFirst = (said: readonly Said[]): Said[] => said.toSorted((a, b) => b.score - a.score);

/** Below the best F1 by the least. */
function bestCut(said: readonly Said[]): number {
  const meant = said.filter(({ isMeant }) => isMeant).length;
  let [both, best, cut] = [0, 0, 0];
  for (const [i, { score, isMeant }] of surestFirst(said).entries()) {
    if (isMeant) both += 1;
    const f1 = (2 * both) / (i + 1 + meant);
    if (f1 > best) [best, cut] = [f1, score];
  }
  return cut;
}

function recallCut(said: readonly Said[]): number {
  const meant = surestFirst(said.filter(({ isMeant }) => isMeant));
  return meant[Math.ceil(RECALL * meant.length) - 1]?.score ?? 0;
}

/** @param scores of each example, by lines that had not seen it. */
export function learnTrust(scores: readonly Float32Array[], examples: readonly Example[]): Trust {
  const said = (at: number, isMeant: (example: Example) => boolean): Said[] =>
    scores.map((one, i) => ({ score: one[at] ?? 0, isMeant: isMeant(examples[i]!) }));
  const escalations = said(AT.escalate, ({ escalate }) => escalate);
  const escalation = learnLogistic(
    escalations.map(({ score }) => score),
    escalations.map(({ isMeant }) => isMeant),
  );
  return {
    sharpness: learnSharpness(
      scores.map((one) => one.subarray(0, EMOTIONS.length)),
      examples.map(({ emotion }) => EMOTIONS.indexOf(emotion)),
    ),
    needs: NEEDS.map((need, n) => bestCut(said(AT.needs + n, ({ needs }) => needs.includes(need)))),
    escalation,
    escalate: probableOf(escalation, recallCut(escalations)),
  };
}
