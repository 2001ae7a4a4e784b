import { RELIEF_EVENT, ReliefEvent } from '#shared/contract/team/board.ts';
import { CallEvent, CONTACT_EVENT, WITHDRAWN_EVENT, WithdrawnEvent } from '#shared/contract/team/contacts.ts';
import { readJson } from '#shared/kernel/json.ts';
import type { TestDevice } from '#testkit/hub/test-device.ts';
import type { SimClock } from './sim-clock.ts';

export type LineWords = {
  readonly contact: (event: CallEvent) => void;
  readonly withdrawn: (event: WithdrawnEvent) => void;
  readonly relief: (event: ReliefEvent) => void;
};
type Deps = {
  readonly device: TestDevice;
  readonly clock: SimClock;
  readonly words: LineWords;
  /** Before a line is opened: the token may have ended with the one before. */
  readonly renew: () => Promise<void>;
};

const AGAIN_MS = 1000;

/** The poke stream of one desk, opened again whenever it ends, until `close`. */
export class SimLine {
  readonly #deps: Deps;
  #reader: ReadableStreamDefaultReader<string> | undefined;
  #isClosed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Resolves when the first stream is open. */
  async open(): Promise<void> {
    const { device, clock, renew } = this.#deps;
    try {
      await renew();
      const answer = await device.call('/sync/v1/poke');
      if (!answer.ok || !answer.body) throw new Error(`no stream: ${answer.status}`);
      this.#reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      if (this.#isClosed) await this.#reader.cancel();
      else void this.#read(this.#reader);
    } catch {
      if (!this.#isClosed) clock.afterReal(AGAIN_MS, () => void this.open());
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#reader?.cancel().catch(() => undefined);
  }

  async #read(reader: ReadableStreamDefaultReader<string>): Promise<void> {
    let rest = '';
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        const blocks = (rest + piece.value).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#word(block);
      }
    } catch {
      // However it ended, it is opened again.
    }
    if (!this.#isClosed) this.#deps.clock.afterReal(AGAIN_MS, () => void this.open());
  }

  #word(block: string): void {
    const [, name, data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    const { words } = this.#deps;
    if (name === CONTACT_EVENT) words.contact(CallEvent.parse(readJson(data)));
    else if (name === WITHDRAWN_EVENT) words.withdrawn(WithdrawnEvent.parse(readJson(data)));
    else if (name === RELIEF_EVENT) words.relief(ReliefEvent.parse(readJson(data)));
  }
}
