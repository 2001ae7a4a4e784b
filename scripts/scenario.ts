import { contentFaults } from '#shared/practice/scenario/check.ts';
import { drawScenario, NoSuchScenario } from '#shared/practice/scenario/draw.ts';
import { begin } from '#shared/practice/customer/play.ts';
import { companyOf } from '#shared/practice/session/talk-of.ts';
import { expand } from '#shared/practice/scenario/template.ts';
import { readArgs, readWhole } from './lib/args.ts';
import { contentOf, languageFrom } from './lib/practice/content.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run scenario -- --seed N [--lang zh|en] [--issue KEY] [--persona KEY] [--json]

Prints one scenario of practice: who calls or writes, with what, how they feel, what they hide, and their first words. The same
seed prints the same everywhere.

  --seed N        0 to 2147483647
  --lang LANG     zh (default) or en
  --issue KEY     a matter of resources/practice/issues; otherwise the seed draws one
  --persona KEY   a person of resources/practice/personas; otherwise the seed draws one
  --check         reads all of both languages instead and says what would break a session
  --json          one JSON object
  --help          this page`;

const OPTIONS = {
  seed: { type: 'string' },
  lang: { type: 'string', default: 'zh' },
  issue: { type: 'string' },
  persona: { type: 'string' },
  check: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const SEED_MOST = 2_147_483_647;

function check(): void {
  const faults = (['zh', 'en'] as const).flatMap((lang) =>
    contentFaults(contentOf(lang)).map((fault) => `${lang}: ${fault}`),
  );
  if (faults.length > 0) throw new Sentence(faults.join('\n'));
  console.log('Everything that can be practised reads well.');
}

function print(
  seed: number,
  lang: 'zh' | 'en',
  values: { issue?: string | undefined; persona?: string | undefined; json: boolean },
): void {
  const ref = { lang, seed, issue: values.issue ?? null, persona: values.persona ?? null, channel: null };
  const { issue, persona, slots, ...scenario } = drawScenario(contentOf(lang), ref);
  const whole = { ...scenario, issue, persona, slots };
  const shown = {
    ...scenario,
    issue: issue.key,
    title: issue.title,
    persona: persona.key,
    who: persona.about,
    age: persona.age,
    procedure: issue.procedure,
    facts: issue.facts.map(({ is }) => expand(is, () => 0, slots)),
    company: companyOf(whole),
    opening: begin(whole).lines[0]?.text ?? '',
  };
  if (values.json) return console.log(JSON.stringify(shown));
  for (const [name, value] of Object.entries(shown))
    console.log(`${name.padEnd(14)}${Array.isArray(value) ? value.map(String).join('\n'.padEnd(15)) : String(value)}`);
}

function run(args: string[]): void {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  if (values.check) return check();
  const seed = readWhole(values.seed ?? '1', '--seed', 0, SEED_MOST);
  try {
    print(seed, languageFrom(values.lang), values);
  } catch (error) {
    if (error instanceof NoSuchScenario)
      throw new Sentence(`there is no matter or person "${error.message}" in this language.`);
    throw error;
  }
}

export const main = (args: string[]): Promise<void> => politely(async () => run(args));
