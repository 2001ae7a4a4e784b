import { SKILLS, SESSION_ENDS, type SessionEnd } from '#shared/domain/practice/index.ts';
import { drawScenario } from '#shared/practice/scenario/draw.ts';
import { readArgs, readWhole } from './lib/args.ts';
import { botLines } from './lib/practice/bot-lines.ts';
import { BOTS, type BotName } from './lib/practice/bots.ts';
import { contentOf, languageFrom, procedureFor } from './lib/practice/content.ts';
import { playBot, type Outcome } from './lib/practice/play-bot.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run practice -- --bot NAME [--seeds N] [--lang zh|en] [--json]

Lets a machine trainee practise with simulated customers and prints how it ends, what it is scored, and how long a turn takes.

  --bot NAME    good, bad, apologiser, parrot or silent; all: each of them
  --seeds N     so many scenarios, seeds 1 to N (default 50)
  --lang LANG   zh (default) or en
  --show SEED   prints one conversation with its scorecard instead
  --json        one JSON object for each machine
  --help        this page

The lines of the machines stand in resources/practice/bots; whoever wrote them knew nothing of how they are read.`;

const OPTIONS = {
  bot: { type: 'string', default: 'all' },
  seeds: { type: 'string', default: '50' },
  lang: { type: 'string', default: 'zh' },
  show: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Played = (seed: number) => Outcome;

function playerOf(bot: BotName, lang: 'zh' | 'en'): Played {
  const content = contentOf(lang);
  const lines = botLines(lang);
  return (seed) => {
    const scenario = drawScenario(content, { lang, seed, issue: null, persona: null, channel: null });
    return playBot(bot, scenario, content.words, procedureFor(scenario.issue.procedure), lines);
  };
}

const mean = (values: readonly number[]): number =>
  Math.round((100 * values.reduce((a, b) => a + b, 0)) / values.length) / 100;
const percentile = (values: readonly number[], p: number): number =>
  Math.round(1000 * (values.toSorted((a, b) => a - b)[Math.floor(p * (values.length - 1))] ?? 0)) / 1000;

function measure(bot: BotName, lang: 'zh' | 'en', seeds: number): object {
  const play = playerOf(bot, lang);
  const outcomes = Array.from({ length: seeds }, (_, i) => play(i + 1));
  const share = (end: SessionEnd): number => mean(outcomes.map((one) => Number(one.end === end)));
  const took = outcomes.flatMap(({ tookMs }) => tookMs);
  return {
    bot,
    lang,
    seeds,
    ends: Object.fromEntries(SESSION_ENDS.map((end) => [end, share(end)])),
    mean: mean(outcomes.map((one) => one.mean)),
    skills: Object.fromEntries(
      SKILLS.map((skill) => [skill, mean(outcomes.flatMap(({ card }) => card.points[skill] ?? []))]),
    ),
    lines: mean(outcomes.map(({ turns }) => turns.filter(({ did }) => did === 'said').length)),
    turnMs: { p50: percentile(took, 0.5), p95: percentile(took, 0.95), most: percentile(took, 1) },
  };
}

function show(bot: BotName, lang: 'zh' | 'en', seed: number): void {
  const { turns, card, end } = playerOf(bot, lang)(seed);
  for (const turn of turns) {
    if (turn.did === 'heard') console.log(`  [${turn.reaction} ${turn.intensity}] ${turn.text}`);
    if (turn.did === 'said') console.log(`> ${turn.text}`);
    if (turn.did === 'step') console.log(`    ✓ ${turn.step}: ${turn.result ?? ''}`);
    if (turn.did === 'waited') console.log('    …');
  }
  console.log(end, JSON.stringify(card.points));
}

function botsOf(name: string): readonly BotName[] {
  if (name === 'all') return BOTS;
  const found = BOTS.find((one) => one === name);
  if (!found) throw new Sentence(`--bot takes ${BOTS.join(', ')} or all, not "${name}".`);
  return [found];
}

function run(args: string[]): void {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const lang = languageFrom(values.lang);
  for (const bot of botsOf(values.bot)) {
    if (values.show !== undefined) show(bot, lang, readWhole(values.show, '--show', 0));
    else {
      const measured = measure(bot, lang, readWhole(values.seeds, '--seeds', 1, 100_000));
      console.log(JSON.stringify(measured, null, values.json ? 0 : 2));
    }
  }
}

export const main = (args: string[]): Promise<void> => politely(async () => run(args));
