import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { createCore, type AppRouter, type Core } from '#core/index.ts';
import type { PracticeSource, Wording } from '#core/kernel/ports.ts';
import { fakeClock, type FakeClock } from './clock.ts';
import { testPorts, type TestPorts } from './core-ports.ts';
import { anAgent, smallTeam } from './core-team.ts';
import { ModelHub } from './transport-model-hub.ts';

export type AppClient = RouterClient<AppRouter>;
export type TestDesk = { readonly ports: TestPorts; readonly core: Core; readonly app: AppClient };

export const clientOf = (core: Core): AppClient => createRouterClient(core.router);

export function startDesk(ports: TestPorts): TestDesk {
  const core = createCore(ports);
  return { ports, core, app: clientOf(core) };
}

/** Events as they come where time goes on: a reader is served once in a while only, and the clock of a lab stands still. */
export async function* paced<T>(events: AsyncIterable<T>, clock: FakeClock): AsyncGenerator<T, void> {
  for await (const event of events) {
    yield event;
    void clock.advance(20);
  }
}

/** A model hub with the small team, and folders for desks; `close` removes them. */
export type Lab = {
  readonly clock: FakeClock;
  readonly hub: ModelHub;
  readonly folder: (name: string) => string;
  desk(name: string, seed?: number): TestDesk;
  close(): Promise<void>;
};

const SCOPE = ['dir', 'q:q1', 'kb:help'];

export function openLab(given: { readonly practice?: PracticeSource; readonly wording?: Wording } = {}): Lab {
  const clock = fakeClock();
  const hub = new ModelHub(clock);
  for (const id of ['ana', 'bo', 'tia']) {
    const agent = anAgent(id, id === 'tia' ? { role: 'trainee' } : {});
    hub.accounts.set(id, { agent, password: `${id}-password`, scope: [...SCOPE, `a:${id}`] });
  }
  hub.store.put(smallTeam());
  const root = mkdtempSync(join(tmpdir(), 'attune-core-'));
  const desks: TestDesk[] = [];
  const folder = (name: string): string => join(root, name);
  return {
    clock,
    hub,
    folder,
    desk: (name, seed = desks.length + 1) => {
      const desk = startDesk(testPorts({ dataDir: folder(name), transport: hub.transport(), clock, seed, ...given }));
      desks.push(desk);
      return desk;
    },
    close: async () => {
      for (const desk of desks) await desk.core.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
