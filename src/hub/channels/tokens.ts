import { timingSafeEqual } from 'node:crypto';
import type { ChannelBot } from '#shared/contract/team/admin.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { hashToken } from '../auth/access-token.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Db } from '../store/index.ts';
import type { ChannelKind } from './names.ts';

export type Channel = {
  readonly name: string;
  readonly kind: ChannelKind;
  readonly queueId: string | null;
  /** Who answers first; null: agents. */
  readonly bot: ChannelBot | null;
};
type Kept = Channel & { readonly hash: Buffer };

const FRESH_MS = 2 * SECOND;

/**
 * The tokens of machines. Invariants:
 * 1. Looking one up asks the database at most every two seconds, however many are tried: what is revoked is refused by then.
 * 2. A token is compared with every one that is known, in the same time whether or not it is one of them.
 */
export class ChannelTokens {
  readonly #db: Db;
  readonly #clock: Clock;
  #kept: Promise<readonly Kept[]> | undefined;
  #loadedAt = 0;

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async find(kind: ChannelKind, token: string): Promise<Channel | undefined> {
    const wanted = Buffer.from(hashToken(token), 'hex');
    let found: Channel | undefined;
    for (const { hash, ...channel } of await this.#fresh()) {
      if (timingSafeEqual(hash, wanted) && channel.kind === kind) found = channel;
    }
    return found;
  }

  #fresh(): Promise<readonly Kept[]> {
    const now = this.#clock.now();
    if (this.#kept && now - this.#loadedAt < FRESH_MS) return this.#kept;
    this.#loadedAt = now;
    const loading = this.#load();
    loading.catch(() => (this.#kept = undefined));
    this.#kept = loading;
    return loading;
  }

  async #load(): Promise<Kept[]> {
    const rows = await this.#db.selectFrom('channel_token').selectAll().where('revoked_at', 'is', null).execute();
    return rows.map(({ name, kind, hash, queue, bot }) => {
      const own = { name, kind, queueId: queue, bot: bot?.isOn ? bot : null };
      return { ...own, hash: Buffer.from(hash, 'hex') };
    });
  }
}
