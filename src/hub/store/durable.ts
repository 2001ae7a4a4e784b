import { open } from 'node:fs/promises';

/** Writes a file and waits until the disk has it. */
export async function writeDurably(path: string, content: Uint8Array | string, flag = 'w'): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk knows which files a folder has. Windows cannot open folders, and does not need it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync().catch(() => undefined);
  } finally {
    await folder?.close();
  }
}
