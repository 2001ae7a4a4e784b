import { HubUnreachable, type HubRequest, type HubResponse, type Transport } from '#core/kernel/ports.ts';
import type { FakeClock } from '#testkit/clock.ts';
import type { Random } from './operations.ts';

/** Faults of a hundred requests each way, drawn from a seed; `isCalm` stops them. */
export type Network = { isCalm: boolean; rpcs: number; readonly random: Random; readonly clock: FakeClock };

/** The longest a request or an answer is late: later than the next poll, so that answers overtake each other. */
const LATEST_MS = 4000;

const sleep = (clock: FakeClock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

/** An answer that ends in the middle. */
const cut = (response: HubResponse, share: number): HubResponse => ({
  ...response,
  text: async () => {
    const whole = await response.text();
    return whole.slice(0, Math.floor(whole.length * share));
  },
});

/** The same request arrives once more, a while later; nobody waits for that answer. */
function again(inner: Transport, request: HubRequest, { clock, random }: Network): void {
  const signal = new AbortController().signal;
  clock.after(random.int(LATEST_MS), () => {
    inner.request({ ...request, signal }).catch(() => undefined);
  });
}

/**
 * A line that loses, repeats, delays and cuts. Tokens and the stream of pokes pass: a refresh that comes
 * once more after its answer was used looks like theft, and ends the sign-in.
 */
export function faulty(inner: Transport, network: Network): Transport {
  const { random, clock } = network;
  return {
    ...inner,
    request: async (request) => {
      network.rpcs += 1;
      const isSync = request.path.startsWith('/sync/') && !request.path.startsWith('/sync/v1/poke');
      if (network.isCalm || !isSync) return inner.request(request);
      const [before, after] = [random.int(100), random.int(100)];
      if (before < 8) throw new HubUnreachable('the request was lost');
      if (before < 14) again(inner, request, network);
      else if (before < 24) await sleep(clock, random.int(LATEST_MS));
      const response = await inner.request(request);
      if (after < 8) throw new HubUnreachable('the answer was lost');
      if (after < 10) return cut(response, random.int(100) / 100);
      if (after < 20) await sleep(clock, random.int(LATEST_MS));
      return response;
    },
  };
}
