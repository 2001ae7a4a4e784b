import { Sentence } from '../../scripts/lib/sentence.ts';
import { readWhole } from '../../scripts/lib/args.ts';

/** What benches can be told; each takes a few of them, and has a default for each it takes. */
export type Settings = {
  /** Tickets at the hub before anything is measured. */
  readonly rows: number;
  /** What happened at the hub meanwhile. */
  readonly changes: number;
  readonly edits: number;
  readonly calls: number;
  readonly desks: number;
  readonly queues: number;
  /** Commits a second, of all desks together. */
  readonly commits: number;
  readonly seconds: number;
  readonly minutes: number;
  /** Who watch the team, all of it each. */
  readonly leads: number;
  readonly database: 'pglite' | 'postgres';
  /** Files of labelled lines (JSONL): what is learned of, what is asked, and what is for or against. Empty: that part is left out. */
  readonly train: string;
  readonly data: string;
  readonly polarity: string;
};
export type Setting = keyof Settings;

const BOUNDS = {
  rows: [1000, 2_000_000],
  changes: [100, 1_000_000],
  edits: [10, 10_000],
  calls: [20, 10_000],
  desks: [1, 5000],
  queues: [1, 100],
  commits: [1, 500],
  seconds: [5, 86_400],
  // A device's token lives 15 minutes.
  minutes: [1, 12],
  leads: [1, 200],
} as const satisfies Partial<Record<Setting, readonly [number, number]>>;

/** As `parseArgs` wants them. */
export const SETTING_OPTIONS = {
  rows: { type: 'string' },
  changes: { type: 'string' },
  edits: { type: 'string' },
  calls: { type: 'string' },
  desks: { type: 'string' },
  queues: { type: 'string' },
  commits: { type: 'string' },
  seconds: { type: 'string' },
  minutes: { type: 'string' },
  leads: { type: 'string' },
  database: { type: 'string' },
  train: { type: 'string' },
  data: { type: 'string' },
  polarity: { type: 'string' },
} as const satisfies Record<Setting, { type: 'string' }>;

type FileSetting = 'train' | 'data' | 'polarity';
const isFile = (name: Setting): name is FileSetting => name === 'train' || name === 'data' || name === 'polarity';

function readOne(name: Setting, text: string): number | string {
  if (isFile(name)) return text;
  if (name !== 'database') {
    const [least, most] = BOUNDS[name];
    return readWhole(text, `--${name}`, least, most);
  }
  if (text === 'pglite' || text === 'postgres') return text;
  throw new Sentence(`--database takes pglite or postgres, not "${text}".`);
}

/** Given words that stand for settings, over what was not given. @throws Sentence for a word that is none */
export function readSettings<Taken extends Partial<Settings>>(
  defaults: Taken,
  given: Partial<Record<Setting, string | undefined>>,
): Taken {
  const names = Object.keys(defaults) as Setting[];
  const read = names.flatMap((name) => {
    const text = given[name];
    return text === undefined ? [] : [[name, readOne(name, text)] as const];
  });
  return { ...defaults, ...Object.fromEntries(read) };
}
