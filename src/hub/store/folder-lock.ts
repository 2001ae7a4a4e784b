import { link, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { uptime } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '../kernel/problem.ts';
import type { Clock } from '../kernel/ports.ts';
import { syncFolder, writeDurably } from './durable.ts';

/**
 * One live hub per data folder, by a file with its process id. Invariants:
 * 1. Two live hubs never hold the lock of one folder.
 * 2. A lock whose process is gone is taken over, also when its number meanwhile belongs to another process.
 * 3. A lock left by an earlier start of the machine, or one that cannot be read, means the machine went down under a running hub: what PGlite had not
 *    written to disk is gone, so the caller must begin a new epoch.
 */
export type FolderLock = { readonly hadPowerLoss: boolean; release(): Promise<void> };
type Held = { pid: number; started: string; boot: string };

/** Locks of this very process. */
const heldHere = new Set<string>();

export async function lockFolder(folder: string, clock: Clock): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = resolve(join(folder, 'lock'));
  const me: Held = { pid: process.pid, started: await startOf(process.pid), boot: await bootId(clock) };
  // Reserved at once: between here and the file there are waits in which this process could ask again.
  if (heldHere.has(path)) throw new Problem('folder-in-use', { pid: me.pid });
  heldHere.add(path);
  const hadPowerLoss = await take(path, me).catch((cause: unknown) => {
    heldHere.delete(path);
    throw cause;
  });
  return {
    hadPowerLoss,
    async release() {
      await rm(path, { force: true });
      heldHere.delete(path);
    },
  };
}

/** Takes the lock, from a dead holder if there is one. Tells whether the machine went down under that one. */
async function take(path: string, me: Held): Promise<boolean> {
  let hadPowerLoss = false;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await create(path, JSON.stringify(me))) return hadPowerLoss;
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const held = parse(text);
    if (held && (await isLive(held, me))) throw new Problem('folder-in-use', { pid: held.pid });
    hadPowerLoss ||= held?.boot !== me.boot;
    await removeStale(path, text);
  }
  throw new Problem('folder-in-use', { pid: 0 });
}

/** Makes the file whole and on the disk, or not at all: one that cannot be read can only come from a power loss. */
async function create(path: string, text: string): Promise<boolean> {
  const fresh = `${path}.new-${process.pid}`;
  await writeDurably(fresh, text);
  try {
    await link(fresh, path);
    await syncFolder(dirname(path));
    return true;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // A file system without hard links: then there is a moment in which the file is empty.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw cause;
    return await createInPlace(path, text);
  } finally {
    await rm(fresh, { force: true });
  }
}

async function createInPlace(path: string, text: string): Promise<boolean> {
  try {
    await writeDurably(path, text, 'wx');
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Removes exactly the file that was read: if another hub replaced it meanwhile, theirs is put back. */
async function removeStale(path: string, text: string): Promise<void> {
  const aside = `${path}.stale-${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => text);
  if (moved !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function parse(text: string): Held | undefined {
  try {
    const held = JSON.parse(text) as Partial<Held>;
    const isWhole = typeof held.pid === 'number' && typeof held.started === 'string' && typeof held.boot === 'string';
    return isWhole ? (held as Held) : undefined;
  } catch {
    return undefined;
  }
}

async function isLive(held: Held, me: Held): Promise<boolean> {
  if (held.boot !== me.boot) return false;
  // Its own number, though it does not hold the lock: left over from an earlier life in a container.
  if (held.pid === me.pid) return false;
  try {
    process.kill(held.pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await startOf(held.pid)) === held.started;
}

/** When a process started, in the kernel's own ticks; empty where the system does not say. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in brackets may hold spaces; the start time is the 20th field after it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** What tells one start of the machine from the next; elsewhere than on Linux, about when it started. */
async function bootId(clock: Clock): Promise<string> {
  const id = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return id.trim() || `up-${Math.round((clock.now() / 1000 - uptime()) / 600)}`;
}
