import { complain } from './complaints.ts';
import type { ToMain } from './page.ts';
import { strict } from './strict.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();
const listeners = new Map<string, Set<Handler>>();

export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) complain(`a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  on(channel: string, listener: Handler) {
    const all = listeners.get(channel) ?? new Set();
    listeners.set(channel, all.add(listener));
  },
});

/** What a frame of some page can do to the main process. */
export const fromFrame = (sender: object, senderFrame: object | null): ToMain => ({
  send(channel, args) {
    const all = listeners.get(channel);
    if (!all) complain(`nobody listens to '${channel}'`);
    for (const listener of all) listener(strict('IpcMainEvent', { sender, senderFrame }), ...args);
  },
  async invoke(channel, args) {
    const handler = handlers.get(channel);
    if (!handler) complain(`No handler registered for '${channel}'`);
    return structuredClone(await handler(strict('IpcMainInvokeEvent', { sender, senderFrame }), ...args));
  },
});
