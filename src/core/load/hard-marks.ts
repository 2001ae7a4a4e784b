import { isHard } from '#shared/domain/load/index.ts';
import { trimOldest } from '#shared/kernel/trim-oldest.ts';
import type { Hands } from './hands.ts';
import { isKnownHard, noteHard } from './spans.ts';
import type { LoadWorld } from './world.ts';

const SOON = { isDurable: false } as const;
/** Nobody writes up as many at once. */
const MAX_JUDGED = 500;

/** Which contacts were hard. Each is marked once: what the agent deletes does not come back. */
export class HardMarks {
  readonly #world: Pick<LoadWorld, 'db' | 'hear'>;
  readonly #judged = new Set<string>();

  constructor(world: Pick<LoadWorld, 'db' | 'hear'>) {
    this.#world = world;
  }

  /** Looks at those that have ended and are being written up. @returns whether one of them is hard, and was not known to be. */
  look({ mine }: Hands, at: number): boolean {
    const { db, hear } = this.#world;
    const ended = mine.filter(({ state, contactId }) => state === 'ended' && !this.#judged.has(contactId));
    const hard = ended.map(({ contactId }) => contactId).filter((contactId) => isHard(hear(contactId)));
    for (const contactId of hard) this.#judged.add(contactId);
    trimOldest(this.#judged, MAX_JUDGED);
    const unknown = db.read((tx) => hard.filter((contactId) => !isKnownHard(tx, contactId)));
    if (unknown.length === 0) return false;
    db.write((tx) => {
      for (const contactId of unknown) noteHard(tx, contactId, at);
    }, SOON);
    return true;
  }
}
