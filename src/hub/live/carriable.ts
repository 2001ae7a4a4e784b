import { Buffer } from 'node:buffer';
import type { HubWord } from './contact-word.ts';

/** What one notification of PostgreSQL carries. */
const MAX_BYTES = 7999;
const MAX_AGENTS = 50;
/** What desks can best do without, in this order. */
const SPARED = [{ line: null, queue: null }, { name: null }] as const;

const fits = (word: HubWord): boolean => Buffer.byteLength(JSON.stringify(word)) <= MAX_BYTES;

/**
 * The words that one becomes, each short enough to be carried: for some of its agents each, then without what can be spared. None: it
 * is too long even so.
 */
export function carriable(word: HubWord): HubWord[] {
  const agents = 'agents' in word ? word.agents : [];
  if (agents.length <= MAX_AGENTS && fits(word)) return [word];
  if (agents.length > 1) {
    const half = Math.ceil(agents.length / 2);
    return [agents.slice(0, half), agents.slice(half)].flatMap((some) =>
      carriable({ ...word, agents: some } as HubWord),
    );
  }
  if (word.word !== 'contact') return [];
  let shorter = word;
  for (const without of SPARED) {
    shorter = { ...shorter, event: { ...shorter.event, ...without } };
    if (fits(shorter)) return [shorter];
  }
  return [];
}
