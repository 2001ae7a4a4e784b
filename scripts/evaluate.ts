import { EMOTIONS, NEEDS } from '#shared/domain/guidance/labels.ts';
import { feel } from '#shared/guidance/feeling/feel.ts';
import { learnFeeling } from '#shared/guidance/feeling/learn-feeling.ts';
import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { seededRandom } from '#testkit/random.ts';
import {
  exampleOf,
  FROZEN,
  frozen,
  labelledAgain,
  placesOf,
  training,
  TRAINING,
  type Labels,
  type Utterance,
} from '#testkit/utterances/utterance.ts';
import { agreementOf } from './lib/agreement.ts';
import { readArgs } from './lib/args.ts';
import { evidenceF1, judge, round } from './lib/judge-feeling.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run evaluate -- TASK [--json]      measures what guidance reads out of what customers say

  feeling       emotion, needs, evidence and escalation by a model learned of four fifths of the training utterances, on the last fifth,
                five times over; nothing of the frozen ones is looked at
  agreement     how far two readers of the frozen utterances agree: Cohen's kappa, and the F1 of the signs they underline
  --json        one JSON object a line, nothing else on standard output
  --help        this page`;

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
    evidenceF1: evidenceF1(
      first.map(({ text, evidence }, i) => [placesOf(text, again[i]!.evidence), placesOf(text, evidence)]),
    ),
    perEmotion: Object.fromEntries(
      EMOTIONS.map((emotion) => [emotion, first.filter((one) => one.emotion === emotion).length]),
    ),
  };
}

const FOLDS = 5;

/** Both halves of a pair are in one fold: whoever has seen one has half seen the other. */
const foldOf = ({ id, pair }: Utterance): number => hash32(pair ?? id, SEEDS[0]) % FOLDS;

async function feeling(language: (typeof FROZEN)[number]): Promise<object> {
  const names = TRAINING.filter((name) => name.startsWith(language));
  const all = (await Promise.all(names.map(training))).flat();
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const random = seededRandom(fold + 1);
    const examples = all.filter((one) => foldOf(one) !== fold).map(exampleOf);
    const model = learnFeeling(examples, () => random.next());
    const held = all.filter((one) => foldOf(one) === fold);
    return held.map((utterance) => ({ utterance, feeling: feel(model, utterance.text) }));
  });
  return { task: 'feeling', language, folds: FOLDS, ...judge(judged.flat()) };
}

const TASKS = { agreement, feeling } as const;

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(
    args,
    { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    true,
  );
  if (values.help) return console.log(HELP);
  const task = Object.entries(TASKS).find(([name]) => name === positionals[0])?.[1];
  if (!task) throw new Sentence(`there is no task "${positionals[0] ?? ''}". See --help.`);
  for (const language of FROZEN) {
    const measured = await task(language);
    console.log(values.json ? JSON.stringify(measured) : JSON.stringify(measured, null, 2));
  }
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));
