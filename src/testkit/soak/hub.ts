import { setTimeout as wait } from 'node:timers/promises';
import { startHubProcess, type HubProcess } from '#testkit/hub/hub-process.ts';

export type SoakHub = {
  readonly url: string;
  readonly pid: number | undefined;
  readonly kills: number;
  /** Ends nobody asked for, with the last words. */
  readonly fell: readonly string[];
  /** kill -9, and started again on the same folder and port. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** A hub process with somebody beside it who starts it again, as a service manager does. */
export async function startSoakHub(folder: string, database: string, mayFall: () => boolean): Promise<SoakHub> {
  const argsAt = (port: string): string[] => {
    return ['serve', '--data', folder, '--database', database, '--port', port, '--log', 'error'];
  };
  let running: HubProcess = await startHubProcess(argsAt('0'));
  const { url } = running;
  const { port } = new URL(url);
  let kills = 0;
  let isStopped = false;
  const expected = new WeakSet<HubProcess>();
  const fell: string[] = [];
  let starting: Promise<void> = Promise.resolve();

  const start = async (): Promise<void> => {
    for (;;) {
      try {
        running = await startHubProcess(argsAt(port));
        return watch(running);
      } catch (error) {
        // Its database may be starting, too.
        if (!mayFall()) fell.push(`did not start: ${String(error).slice(0, 400)}`);
        await wait(200);
      }
    }
  };
  const watch = (hub: HubProcess): void => {
    hub.child.once('exit', (code, signal) => {
      if (isStopped || expected.has(hub)) return;
      starting = start();
      void hub.stop().then(({ err }) => fell.push(`ended by itself: ${code ?? signal} ${err.slice(-1500)}`));
    });
  };
  watch(running);
  return {
    url,
    get pid() {
      return running.child.pid;
    },
    get kills() {
      return kills;
    },
    fell,
    kill: async () => {
      await starting;
      expected.add(running);
      await running.stop('SIGKILL');
      kills += 1;
      starting = start();
      await starting;
    },
    stop: async () => {
      await starting;
      isStopped = true;
      await running.stop();
    },
  };
}
