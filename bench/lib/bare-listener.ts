import { randomUUID } from 'node:crypto';
import { addMessage } from '#testkit/hub/suite/mutations.ts';
import type { TestDevice } from '#testkit/hub/test-device.ts';
import { bareDevice } from './bare-device.ts';
import type { Person } from './load-team.ts';
import { wireTo } from './load-wire.ts';

/** Pulls at once with every poke, one pull at a time, and calls for each line that arrives. */
function follow(
  device: TestDevice,
  start: { cursor: number; live: never[] | readonly string[] },
  arrived: (id: string) => void,
) {
  let { cursor } = start;
  let isPulling = false;
  let isWanted = false;
  const pull = async (): Promise<void> => {
    const { body } = await device.pull({ cursor, live: start.live as never });
    cursor = body.to;
    for (const [, , tbl, id] of body.rows) if (tbl === 'message') arrived(id);
    isWanted ||= body.more;
  };
  return async (): Promise<void> => {
    isWanted = true;
    if (isPulling) return;
    isPulling = true;
    while (isWanted) {
      isWanted = false;
      await pull();
    }
    isPulling = false;
  };
}

/**
 * Two clients without replica or screen, one that writes and one that listens: the least a commit can take from one to the
 * other by push, poke and pull.
 */
export async function bareLine(hubUrl: string, [writer, reader]: readonly [Person, Person]) {
  const [from, to] = [await bareDevice(hubUrl, writer), await bareDevice(hubUrl, reader)];
  const { to: cursor, scope } = (await to.pull({ cursor: 0, live: [] })).body;
  const waiting = new Map<string, () => void>();
  const wake = follow(to, { cursor, live: scope }, (id) => waiting.get(id)?.());
  const wire = wireTo(hubUrl);
  const heard = (line: string): void => {
    if (line.startsWith('data:')) void wake();
  };
  wire.listen('/sync/v1/poke', to.session.accessToken, heard, () => undefined);
  return {
    /** Writes one line; ms until the other has its row. */
    send: async (ticketId: string): Promise<number> => {
      const id = `message-${randomUUID()}`;
      const came = new Promise<void>((resolve) => waiting.set(id, resolve));
      const began = performance.now();
      const { status } = await from.push([addMessage(ticketId, 'bare', id)]);
      if (status !== 200) throw new Error(`a push was answered ${status}`);
      await came;
      waiting.delete(id);
      return performance.now() - began;
    },
    close: () => wire.close(),
  };
}
