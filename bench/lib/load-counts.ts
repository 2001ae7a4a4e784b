import type { PullReply } from '#shared/contract/team/sync.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Reply } from './load-wire.ts';

type What = 'push' | 'pull' | 'poke';

/** What many desks have seen together; forgotten when the measuring begins. */
export class LoadCounts {
  /** Durations, ms. */
  readonly push: number[] = [];
  readonly pull: number[] = [];
  /** From the moment a line was sent until another desk holds it, ms: for each line and desk. */
  readonly lag: number[] = [];
  rows = 0;
  bytes = 0;
  /** What went wrong, in words that can be counted. */
  readonly wrong = new Map<string, number>();
  readonly #sent = new Map<string, { readonly at: number; readonly by: string }>();

  begin(): void {
    this.push.length = 0;
    this.pull.length = 0;
    this.lag.length = 0;
    this.rows = 0;
    this.bytes = 0;
    this.wrong.clear();
    this.#sent.clear();
  }

  answered(what: 'push' | 'pull', { status, ms, bytes, text }: Reply): void {
    this[what].push(ms);
    this.bytes += bytes;
    if (status !== 200) this.failed(what, `${status} ${text.slice(0, 120)}`);
  }

  failed(what: What, words: string): void {
    const key = `${what}: ${words}`;
    this.wrong.set(key, (this.wrong.get(key) ?? 0) + 1);
  }

  get failures(): number {
    return [...this.wrong.values()].reduce((sum, one) => sum + one, 0);
  }

  written(mutation: Mutation, by: string): void {
    if (mutation.name === 'message.add') this.#sent.set(mutation.message.id, { at: performance.now(), by });
  }

  /** A refused mutation is a failure, too: what is written here is always allowed. */
  arrived({ rows, results }: Pick<PullReply, 'rows' | 'results'>, deviceId: string): void {
    const now = performance.now();
    this.rows += rows.length;
    for (const [, outcome] of results) {
      if (outcome.status === 'rejected') this.failed('push', `rejected ${outcome.code}`);
    }
    for (const [, , tbl, id] of rows) {
      const sent = tbl === 'message' ? this.#sent.get(id) : undefined;
      if (sent && sent.by !== deviceId) this.lag.push(now - sent.at);
    }
  }
}
