import {
  COURSES,
  type Complication,
  type Issue,
  type Persona,
  type PracticeContent,
  type Scenario,
  type ScenarioRef,
} from '../../domain/practice/index.ts';
import type { Need } from '../../domain/guidance/labels.ts';
import { seededFrom } from '../../kernel/seeded.ts';

/** What a scenario was asked to be made of is not there (any more). */
export class NoSuchScenario extends Error {
  override readonly name = 'NoSuchScenario';
}

const pick = <T>(from: readonly T[], random: () => number): T => {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new NoSuchScenario('nothing to draw from');
  return found;
};

function named<T extends { readonly key: string }>(from: readonly T[], key: string | null, random: () => number): T {
  // Drawn also where a name is given: what is drawn after it stays the same.
  const drawn = pick(from, random);
  if (key === null) return drawn;
  const found = from.find((one) => one.key === key);
  if (!found) throw new NoSuchScenario(key);
  return found;
}

const digits = (count: number, random: () => number): string =>
  Array.from({ length: count }, () => String(Math.floor(random() * 10))).join('');

/** Two neighbouring digits changed places, as people misread them; never the number itself. */
function misread(order: string): string {
  for (let i = order.length - 2; i > 0; i -= 1) {
    const [a = '', b = ''] = [order[i], order[i + 1]];
    if (a !== b && /\d/.test(a) && /\d/.test(b)) return `${order.slice(0, i)}${b}${a}${order.slice(i + 2)}`;
  }
  return `${order}1`;
}

/** Last four digits of a telephone; British numbers that are nobody's end in 0 and three more. */
const tailOf = (lang: ScenarioRef['lang'], random: () => number): string =>
  lang === 'zh' ? digits(4, random) : `0${digits(3, random)}`;

function slotsOf(issue: Issue, lang: ScenarioRef['lang'], random: () => number): Record<string, string> {
  const order = `SO${1 + Math.floor(random() * 9)}${digits(7, random)}`;
  const own = Object.keys(issue.slots)
    .toSorted()
    .map((name) => [name, pick(issue.slots[name] ?? [], random)] as const);
  return { ...Object.fromEntries(own), order, wrong: misread(order), tail: tailOf(lang, random) };
}

/** Those that every matter can have; who says little and whose matter is somebody else's data bring theirs. */
const USUAL: readonly Complication[] = [
  'interrupts',
  'wrong-order',
  'threatens',
  'repeats',
  'asks-manager',
  'other-data',
];
const SAYS_LITTLE = 0.25;

function complicationsOf(issue: Issue, persona: Persona, random: () => number): Complication[] {
  const count = Math.floor(random() * (issue.difficulty + 1));
  const given: Complication[] = persona.talk <= SAYS_LITTLE ? ['silent'] : [];
  const drawn = Array.from({ length: Math.min(count, 2) }, () => pick(USUAL, random));
  return [...new Set([...given, ...drawn])].slice(0, 3);
}

/**
 * The scenario of a reference: the same seed draws the same everywhere.
 * @throws NoSuchScenario where the content lacks what the reference names.
 */
export function drawScenario(content: PracticeContent, ref: ScenarioRef): Scenario {
  const random = seededFrom(ref.seed ^ (ref.lang === 'zh' ? 0x5a485a48 : 0x454e454e));
  // The first numbers of neighbouring seeds are told apart better after a few.
  for (let i = 0; i < 3; i += 1) random();
  const issue = named(content.issues, ref.issue, random);
  const persona = named(content.personas, ref.persona, random);
  const drawnChannel = pick(issue.channels, random);
  const channel = ref.channel !== null && issue.channels.includes(ref.channel) ? ref.channel : drawnChannel;
  const need = pick(Object.keys(issue.needs).toSorted() as Need[], random);
  const feeling = pick(issue.feelings, random);
  const strength = Math.min(3, 1 + Math.floor(random() * (1 + issue.difficulty)));
  const course = pick(COURSES, random);
  const complications = complicationsOf(issue, persona, random);
  const who = Math.floor(random() * persona.names.length);
  const [name = '', called = ''] = [persona.names[who], persona.called[who] ?? persona.names[who]];
  const slots = { ...slotsOf(issue, ref.lang, random), name: called };
  const { lang, seed } = ref;
  return { lang, seed, issue, persona, channel, need, feeling, strength, course, complications, slots, name, called };
}
