import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { PullReply } from '#shared/contract/team/sync.ts';
import type { TestDevice } from '#testkit/hub/test-device.ts';
import type { Tally } from './tally.ts';

/** What one desk writes, one after the other, numbered on from what its device has sent on other days. */
export class Outbox {
  readonly #device: TestDevice;
  readonly #tally: Tally;
  #first = 1;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(device: TestDevice, tally: Tally) {
    this.#device = device;
    this.#tally = tally;
  }

  async begin(): Promise<void> {
    const { body } = await this.#device.pushRaw({});
    this.#first = (body.lastMid ?? 0) + 1;
    this.#device.nextMid = this.#first;
  }

  /** Whether the hub has it. */
  write(mutation: Mutation): Promise<boolean> {
    const sent = this.#sending.then(() => this.#send(mutation));
    this.#sending = sent;
    return sent;
  }

  async #send(mutation: Mutation): Promise<boolean> {
    const mid = this.#device.nextMid;
    const answer = await this.#device.push([mutation]).catch(() => undefined);
    if (answer?.status === 200) return true;
    this.#device.nextMid = answer?.body.expect ?? mid;
    this.#tally.refused(answer ? (answer.body.code ?? String(answer.status)) : 'unreachable');
    return false;
  }

  /** Counts what the hub has refused of everything that was written. @param version any this device may ask from. */
  async settle(version: number): Promise<void> {
    await this.#sending;
    const asked = { cursor: version, live: [], ackMid: this.#first - 1 };
    const answer = await this.#device.pull(asked).catch(() => undefined);
    const { results = [] } = (answer?.body ?? {}) as Partial<PullReply>;
    for (const [, outcome] of results) {
      if (outcome.status === 'rejected') this.#tally.refused(`rejected ${outcome.code}`);
    }
  }
}
