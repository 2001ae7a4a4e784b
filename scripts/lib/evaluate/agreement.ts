import { EMOTIONS, NEEDS } from '#shared/domain/guidance/labels.ts';
import { FROZEN, frozen, labelledAgain, placesOf, type Labels } from '#testkit/utterances/utterance.ts';
import { agreementOf } from '../agreement.ts';
import { evidenceF1, round } from './judge-feeling.ts';
import type { Task } from './task.ts';

async function agreementIn(language: (typeof FROZEN)[number]): Promise<object> {
  const first = await frozen(language);
  const second = new Map((await labelledAgain(language)).map((one) => [one.id, one]));
  const again = first.map(({ id }) => second.get(id)!);
  const kappa = (of: (labels: Labels) => string | boolean): number =>
    round(agreementOf(first.map(of), again.map(of)).kappa);
  return {
    task: 'agreement',
    language,
    n: first.length,
    emotion: kappa(({ emotion }) => emotion),
    escalate: kappa(({ escalate }) => escalate),
    intensityWithinOne: round(
      first.filter(({ intensity }, i) => Math.abs(intensity - again[i]!.intensity) <= 1).length / first.length,
    ),
    needs: Object.fromEntries(NEEDS.map((need) => [need, kappa(({ needs }) => needs.includes(need))])),
    evidenceF1: evidenceF1(
      first.map(({ text, evidence }, i) => [placesOf(text, again[i]!.evidence), placesOf(text, evidence)]),
    ),
    perEmotion: Object.fromEntries(
      EMOTIONS.map((emotion) => [emotion, first.filter((one) => one.emotion === emotion).length]),
    ),
  };
}

export const AGREEMENT: Task = {
  about: "how far two readers of the frozen utterances agree: Cohen's kappa, and the F1 of the signs they underline",
  measure: () => Promise.all(FROZEN.map(agreementIn)),
};
