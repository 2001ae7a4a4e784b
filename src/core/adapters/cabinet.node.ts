import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cabinet } from '../kernel/ports.ts';
import { isMissing, writeDurably } from './durable-file.node.ts';

const ending = '.json';

function checked(name: string): string {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error('not a name for a cabinet file');
  return name;
}

/** Each name is one file `<name>.json` in `folder`. */
export function folderCabinet(folder: string): Cabinet {
  return {
    read: async (name) => {
      try {
        return await readFile(join(folder, checked(name) + ending), 'utf8');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    write: async (name, text) => {
      await writeDurably(join(folder, checked(name) + ending), text);
    },
    list: async () => {
      const names = await readdir(folder).catch(() => []);
      return names.flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : [])).toSorted();
    },
  };
}
