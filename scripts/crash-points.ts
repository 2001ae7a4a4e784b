import { MODES, PHASES, runCrashPoints, type Found, type Report } from '../src/testkit/crash/run.ts';
import { whyNot } from '../src/testkit/crash/shim.ts';
import { readArgs, readWhole } from './lib/args.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run crash-points -- [options]      ends a desk at every write of its replica, and opens it again

  --sample N      only N points, spread evenly (default: all of them, about half an hour)
  --mode MODE     ${MODES.join(', ')} (default: all)
  --phase PHASE   ${PHASES.join(', ')} (default: all)
  --seed S        what the desk does, and what a power cut takes (default 1)
  --at K          only the K-th call, as a violation names it
  --json          one JSON object, nothing else on standard output
  --help          this page`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  sample: { type: 'string' },
  mode: { type: 'string' },
  phase: { type: 'string' },
  seed: { type: 'string', default: '1' },
  at: { type: 'string' },
} as const;

function readName<T extends string>(text: string | undefined, known: readonly T[], flag: string): readonly T[] {
  if (text === undefined) return known;
  const name = known.find((one) => one === text);
  if (name) return [name];
  throw new Sentence(`${flag} takes one of ${known.join(', ')}, not "${text}".`);
}

const replay = ({ phase, mode, at, seed, invariant, what }: Found): string =>
  `${invariant}: ${what}\n  again: npm run crash-points -- --phase ${phase} --mode ${mode} --seed ${seed} --at ${at}`;

function inWords({ points, perMode, calls, violations, perSecond, seconds }: Report): string {
  const modes = Object.entries(perMode).map(([mode, n]) => `${mode} ${n}`);
  const phases = Object.entries(calls).map(([phase, n]) => `${phase} ${n}`);
  const head = `${points} points (${modes.join(', ')}) of calls: ${phases.join(', ')}; ${seconds} s, ${perSecond} a second`;
  return [head, ...violations.map(replay), `${violations.length} violations`].join('\n');
}

function showProgress(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(done === of ? '\r\u001b[K' : `\r${done} of ${of}`);
}

const countOf = (text: string | undefined, flag: string): number | undefined =>
  text === undefined ? undefined : readWhole(text, flag, 1);

async function crashPoints(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const plan = {
    seed: readWhole(values.seed, '--seed', 1),
    modes: readName(values.mode, MODES, '--mode'),
    phases: readName(values.phase, PHASES, '--phase'),
    sample: countOf(values.sample, '--sample'),
    at: countOf(values.at, '--at'),
  };
  const why = whyNot();
  if (why) throw new Sentence(`${why}.`);
  const report = await runCrashPoints({ ...plan, onPoint: showProgress });
  console.log(values.json ? JSON.stringify(report) : inWords(report));
  process.exitCode = report.violations.length > 0 ? 1 : 0;
}

export const main = (args: string[]): Promise<void> => politely(() => crashPoints(args));
