import { EMOTIONS, NEEDS } from '#shared/domain/guidance/labels.ts';
import { agreementOf } from './lib/agreement.ts';
import { FROZEN, frozen, labelledAgain, placesOf, type Labels, type Utterance } from '#testkit/utterances/utterance.ts';
import { readArgs } from './lib/args.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run evaluate -- TASK [--json]      measures what guidance reads out of what customers say

  agreement     how far two readers of the frozen utterances agree: Cohen's kappa, and the F1 of the signs they underline
  --json        one JSON object a line, nothing else on standard output
  --help        this page`;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The signs of the text that were underlined. */
const signsOf = (text: string, evidence: readonly string[]): Set<number> =>
  new Set(placesOf(text, evidence).flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)));

/** F1 of the underlined signs over all texts: neither reader is the right one. */
function evidenceF1(first: readonly Utterance[], again: readonly Labels[]): number {
  let [shared, all] = [0, 0];
  for (const [i, { text, evidence }] of first.entries()) {
    const [one, other] = [signsOf(text, evidence), signsOf(text, again[i]?.evidence ?? [])];
    shared += [...one].filter((sign) => other.has(sign)).length;
    all += one.size + other.size;
  }
  return all === 0 ? 1 : (2 * shared) / all;
}

async function agreement(language: (typeof FROZEN)[number]): Promise<object> {
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
    evidenceF1: round(evidenceF1(first, again)),
    perEmotion: Object.fromEntries(
      EMOTIONS.map((emotion) => [emotion, first.filter((one) => one.emotion === emotion).length]),
    ),
  };
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(
    args,
    { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    true,
  );
  if (values.help) return console.log(HELP);
  if (positionals[0] !== 'agreement') throw new Sentence(`there is no task "${positionals[0] ?? ''}". See --help.`);
  for (const language of FROZEN) {
    const measured = await agreement(language);
    console.log(values.json ? JSON.stringify(measured) : JSON.stringify(measured, null, 2));
  }
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));
