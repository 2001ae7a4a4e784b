import type { BotParts } from '#hub/bot/bots.ts';
import { createHub, type Hub } from '#hub/http/create-hub.ts';
import { silentLog, type Log } from '#hub/kernel/ports.ts';
import { TestDevice } from './test-device.ts';
import type { TestHub } from './start-test-hub.ts';

/** One more process of a hub: its own memory, the same database and clock. */
export type AnotherHub = {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The same device, connected here. */
  moved(device: TestDevice): TestDevice;
  close(): Promise<void>;
};

export async function anotherHub(
  hub: Pick<TestHub, 'store' | 'clock' | 'url'>,
  log: Log = silentLog,
  bot: Partial<BotParts> = {},
): Promise<AnotherHub> {
  const { store, clock, url } = hub;
  const config = { name: 'Another', version: '0', demoAccounts: [] };
  const made: Hub = await createHub({ store, clock, log, config, bot });
  const fetch = async (path: string, init?: RequestInit) => made.fetch(new Request(new URL(path, url), init));
  return {
    fetch,
    moved: (device) => new TestDevice(device.session, fetch, () => clock.now()),
    close: () => made.close(),
  };
}
