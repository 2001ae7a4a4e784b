import { HubUnreachable } from '#core/kernel/ports.ts';
import { createHub, type Hub } from '#hub/http/create-hub.ts';
import { silentLog, type Log } from '#hub/kernel/ports.ts';
import type { Store } from '#hub/store/index.ts';
import type { Beginning, SimHub } from '../sim-hub.ts';
import { ending } from './ending.ts';

/** About what a row of these histories takes in a page. */
const ROW_BYTES = 500;

export type Machine = {
  /** Answers like the hub's process, which may end meanwhile. */
  readonly answer: (request: Request) => Promise<Response>;
  readonly endAt: SimHub['endAt'];
  /** Ends the process, does something to its database, and starts it again. */
  readonly renew: (work?: () => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly faults: readonly string[];
};

/** The machine on which the hub's process runs, is ended, and is started again. */
export async function machineOf(store: Store, { clock, pageRows }: Beginning): Promise<Machine> {
  const end = ending();
  const faults: string[] = [];
  const log: Log = {
    ...silentLog,
    error: (event, cause) => {
      if (!end.isGone)
        faults.push(`${event} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    },
  };
  const pages = { snapshotRows: pageRows, manifestKeys: pageRows, bytes: pageRows * ROW_BYTES };
  const config = { name: 'Simulated hub', version: '0.0.0', demoAccounts: [], pages };
  const process = { ...store, db: store.db.withPlugin(end.plugin) };
  const start = (): Promise<Hub> => createHub({ store: process, clock, log, config });
  let hub = await start();
  const planned = { requests: 0, moment: 0 };
  const renew = async (work?: () => Promise<void>): Promise<void> => {
    end.disarm();
    await hub.close();
    await work?.();
    hub = await start();
  };
  return {
    answer: async (request) => {
      const isLast = planned.requests === 1;
      planned.requests = Math.max(0, planned.requests - 1);
      if (!isLast) return hub.fetch(request);
      end.arm(planned.moment);
      await hub.fetch(request);
      await renew();
      throw new HubUnreachable('the hub ended');
    },
    endAt: (requests, moment) => {
      Object.assign(planned, { requests, moment });
    },
    renew,
    close: () => hub.close(),
    faults,
  };
}
