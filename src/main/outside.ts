import { shell } from 'electron';

const OUTSIDE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Opens a link in the program that belongs to it. Throws for anything that could start something on this computer. */
export async function openOutside(url: string): Promise<void> {
  const { protocol, href, username, password } = new URL(url);
  if (!OUTSIDE.has(protocol) || username || password) throw new Error('refused');
  await shell.openExternal(href);
}
