import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock, type FakeClock } from '../clock.ts';
import { startDesk, type TestDesk } from '../core-desk.ts';
import { testPorts } from '../core-ports.ts';
import { fetchLine, type HubLine } from '../transport-fetch.ts';
import { startTestHub, type TestHub } from './start-test-hub.ts';

export type DeskAtHub = TestDesk & { readonly line: HubLine };

/** Real desks at the real hub, each with a folder of its own; `close` ends and removes them all. */
export type DesksAtHub = {
  readonly hub: TestHub;
  /** That of the desks. */
  readonly clock: FakeClock;
  readonly open: (folder: string) => DeskAtHub;
  /** Time goes on, at the hub and at the desks. */
  readonly pass: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function desksAtHub(): Promise<DesksAtHub> {
  const hub = await startTestHub();
  const root = mkdtempSync(join(tmpdir(), 'attune-desks-at-hub-'));
  const clock = fakeClock();
  const desks: TestDesk[] = [];
  return {
    hub,
    clock,
    open: (folder) => {
      const line = fetchLine(hub.url, hub.fetch, clock);
      const ports = testPorts({ dataDir: join(root, folder), transport: line, clock, seed: desks.length + 1 });
      const desk = startDesk(ports);
      desks.push(desk);
      return { ...desk, line };
    },
    pass: async (ms) => {
      hub.clock.advance(ms);
      await clock.advance(ms);
    },
    close: async () => {
      for (const desk of desks) await desk.core.stop();
      await hub.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
