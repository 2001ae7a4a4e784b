import type { SopStep } from '../../domain/sop/index.ts';
import type { Language } from '../../kernel/text.ts';
import type { Act, ReadActs } from '../acts/kinds.ts';
import { readActs } from '../acts/read-acts.ts';

/** One thing that happened, with its place in the session. `result` null: the step was skipped. */
export type TalkLine =
  | { readonly by: 'customer'; readonly turn: number; readonly text: string }
  | { readonly by: 'trainee'; readonly turn: number; readonly text: string }
  | { readonly by: 'step'; readonly turn: number; readonly step: string; readonly result: string | null }
  | { readonly by: 'silence'; readonly turn: number };

export type Procedure = { readonly start: string; readonly steps: readonly SopStep[] };

/** A conversation, as it is scored: by what stands in it alone. */
export type Talk = {
  readonly lang: Language;
  readonly lines: readonly TalkLine[];
  /** What our screen showed of the case. */
  readonly company: readonly string[];
  readonly procedure: Procedure | null;
  /** The right results where they are known; otherwise those of the trainee are believed. */
  readonly truth: Readonly<Record<string, string>> | null;
  readonly facts?: readonly { readonly key: string; readonly ask: readonly string[] }[];
  readonly answers?: readonly string[];
};

/** A line of the trainee with what it does, and what stood around it. */
export type ReadLine = ReadActs & {
  readonly turn: number;
  readonly text: string;
  /** Which of the trainee's lines it is, from 0. */
  readonly nth: number;
  /** The customer's words just before and just after; empty: none. */
  readonly before: string;
  readonly after: string;
};

/** Lines in which nothing else can be earned: what they say besides was not said to a customer. */
const SPOILT: readonly Act[] = ['speaks-to-program', 'other-language', 'abuses'];
/** What such a line still counts for. */
const COUNTS_ALL_THE_SAME: readonly Act[] = [
  ...SPOILT,
  'blames',
  'repeats-itself',
  'tells-others',
  'tells-account',
  'asks-secret',
];

const asItCounts = (read: ReadActs): ReadActs =>
  SPOILT.some((act) => read.acts.has(act))
    ? { ...read, acts: new Set(COUNTS_ALL_THE_SAME.filter((act) => read.acts.has(act))) }
    : read;

/** Every line of the trainee, read in its place. */
export function readTalk({ lang, lines, facts, answers }: Talk): ReadLine[] {
  const [heard, said]: [string[], string[]] = [[], []];
  const read: ReadLine[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.by === 'customer') heard.push(line.text);
    if (line.by !== 'trainee') continue;
    const context = { lang, heard, said, ...(facts ? { facts } : {}), ...(answers ? { answers } : {}) };
    const next = lines.slice(i + 1).find(({ by }) => by === 'customer' || by === 'trainee');
    read.push({
      ...asItCounts(readActs(line.text, context)),
      turn: line.turn,
      text: line.text,
      nth: read.length,
      before: heard.at(-1) ?? '',
      after: next?.by === 'customer' ? next.text : '',
    });
    said.push(line.text);
  }
  return read;
}
