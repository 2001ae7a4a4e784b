import { KINDS, type Kind, type Sent } from './sent.ts';
import { seal, spoilBytes, spoilHeader, spoilLeaf, spoilPath } from './spoil.ts';
import { validDraft } from './valid.ts';
import { wildValue } from './wild.ts';
import { CALLERS, type World } from './world.ts';

const WEIGHTS: Record<Kind, number> = {
  push: 40,
  pull: 16,
  rows: 10,
  snapshot: 9,
  manifest: 8,
  show: 6,
  presence: 3,
  contact: 2,
  board: 2,
  relief: 3,
  inbound: 5,
  putFile: 4,
  getFile: 4,
  poke: 3,
};
const BAG = KINDS.flatMap((kind) => Array.from({ length: WEIGHTS[kind] }, () => kind));

/** The next body, from the dice alone. Three of five are valid messages with one place changed: these go deepest. */
export function nextSent(world: World): Sent {
  const { dice } = world;
  const handle = dice.pick([...CALLERS, 'ann', 'lea']);
  const draft = validDraft(world, dice.pick(BAG), handle);
  const roll = dice.int(100);
  const tree = draft.json ?? (draft.kind === 'snapshot' ? draft.query : undefined);
  if (roll < 62 && tree !== undefined) {
    const spoilt = spoilLeaf(tree, dice);
    return seal(draft, dice.int(6) === 0 ? `${spoilt}, ${spoilLeaf(tree, dice)}` : spoilt);
  }
  if (roll < 71) return seal(draft, 'as it should be');
  if (roll < 74) return { ...seal(draft, 'as it should be'), copies: draft.kind === 'push' ? 3 : 1 };
  if (roll < 79) return again(world, handle) ?? seal(draft, 'as it should be');
  if (roll < 84) return stolen(world, handle) ?? seal(draft, 'as it should be');
  if (roll < 88) return seal({ ...draft, json: wildValue(dice) }, 'anything at all');
  if (roll < 92) return seal(draft, spoilHeader(draft, dice));
  if (roll < 95) return seal(draft, spoilPath(draft, dice));
  const whole = seal(draft, '');
  const { bytes, headers, spoilt } = spoilBytes(whole.bytes ?? new Uint8Array(), dice);
  return { ...whole, bytes, headers: { ...whole.headers, ...headers }, spoilt };
}

/** A push of this device once more, byte by byte. */
function again({ callers, dice }: World, handle: string): Sent | undefined {
  const sent = callers.get(handle)?.sent ?? [];
  return sent.length === 0 ? undefined : { ...dice.pick(sent), spoilt: 'once more' };
}

/** What another device sent, under one's own token. */
function stolen(world: World, handle: string): Sent | undefined {
  const others = [...world.callers].flatMap(([name, { sent }]) => (name === handle ? [] : sent));
  if (others.length === 0) return undefined;
  const { headers } = validDraft(world, 'push', handle);
  return { ...world.dice.pick(others), caller: handle, headers, spoilt: 'of another device' };
}
