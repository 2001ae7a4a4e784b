import { statfs } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import type { Machine } from '../kernel/ports.ts';
import { sqliteVersion } from './sqlite.node.ts';

export function nodeMachine(shell: string, dataFolder: string): Machine {
  const { electron, node } = process.versions;
  const program = electron === undefined ? `Node ${node}` : `Electron ${electron}`;
  return {
    shell,
    dataFolder,
    runtime: `${program}, ${platform()} ${release()}, ${arch()}`,
    sqlite: sqliteVersion(),
    memoryBytes: () => process.memoryUsage.rss(),
    freeBytes: () =>
      statfs(dataFolder).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      ),
  };
}
