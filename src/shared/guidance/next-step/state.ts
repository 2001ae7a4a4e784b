import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import type { Hashes } from '../intent/pieces.ts';
import { readIntent } from '../intent/reading.ts';
import type { Evidence, Line } from './evidence.ts';

/** Each sign of where the conversation stands counts as so many words of the customer. */
const COUNTS_AS = 4;
/** Steps back that are looked at one by one. */
const BACK = 3;
const MOST_WORDS = 24;

const hashed = (name: string): number => hash32(name, SEEDS[1]);

/** What was said last by somebody, after the last line of the agent. */
function lastOf(lines: readonly Line[], by: Line['by']): string {
  const agent = lines.findLastIndex((line) => line.by === 'agent');
  return lines
    .slice(agent + 1)
    .filter((line) => line.by === by)
    .map(({ text }) => text)
    .join(' ');
}

function signsOf(done: readonly Evidence[], lines: readonly Line[]): string[] {
  const steps = done.map(({ step }) => step);
  const lastLine = lines.findLastIndex(({ by }) => by === 'agent');
  const last = steps.at(-1) ?? 'start';
  const wasHeard = (done.at(-1)?.line ?? -1) === lastLine ? 'heard' : 'other';
  const before = Array.from({ length: BACK }, (_, i) => `before ${i} ${steps.at(-1 - i) ?? 'start'}`);
  return [
    ...before,
    `last ${steps.slice(-2).join(' ')} ${wasHeard}`,
    `last ${steps.slice(-3).join(' ')}`,
    `turn ${Math.min(lines.filter(({ by }) => by === 'agent').length, 12)}`,
    `last ${last} times ${steps.filter((step) => step === last).length}`,
    ...[...new Set(steps)].map((step) => `done ${step}`),
  ];
}

/** Where a conversation stands, in pieces: what was done, what the customer said since, what the desk showed. */
export function stateOf(done: readonly Evidence[], lines: readonly Line[]): Hashes {
  const [customer, system] = [readIntent(lastOf(lines, 'customer')), readIntent(lastOf(lines, 'system'))];
  const last = done.at(-1)?.step ?? 'start';
  const signs = signsOf(done, lines).flatMap((sign) =>
    Array.from({ length: COUNTS_AS }, (_, i) => hashed(`${i} ${sign}`)),
  );
  const shown = system.tokens.map(({ text }) => hashed(`shown ${text}`));
  const said = customer.tokens.slice(0, MOST_WORDS).map(({ text }) => hashed(`${last} then ${text}`));
  const told = system.tokens.slice(0, MOST_WORDS).map(({ text }) => hashed(`${last} shown ${text}`));
  const narrow = new Set([...signs, ...shown, ...customer.hashes.narrow]);
  const wide = new Set([...said, ...told, ...customer.hashes.wide]);
  return { narrow: Uint32Array.from(narrow).toSorted(), wide: Uint32Array.from(wide).toSorted() };
}
