import { createContext, use } from 'react';
import type { ShellBridge, ShellCall, ShellEvent } from '#shared/contract/shell/index.ts';

/** The window the screen lives in: Electron's, or a tab of a browser that does the same as far as it can. */
export type Shell = {
  readonly kind: 'electron' | 'browser';
  readonly call: (call: ShellCall) => void;
  readonly onEvent: (listener: (event: ShellEvent) => void) => () => void;
};

const OUTSIDE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Links that may leave the desk; everything else (javascript:, file:, data:) stays dead text. */
export function isOutsideLink(url: string): boolean {
  return URL.canParse(url) && OUTSIDE.has(new URL(url).protocol);
}

function inBrowser(call: ShellCall, tell: (event: ShellEvent) => void): void {
  if (call.name === 'openExternal' && isOutsideLink(call.url)) window.open(call.url, '_blank', 'noopener,noreferrer');
  if (call.name === 'notify') notify(call, tell);
}

type Notice = Extract<ShellCall, { name: 'notify' }>;

/** Only where the person allowed it before: nobody is asked by a page in the background. */
function notify({ title, body, ticketId }: Notice, tell: (event: ShellEvent) => void): void {
  if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return;
  const notice = new Notification(title, { body, ...(ticketId ? { tag: ticketId } : {}) });
  notice.addEventListener('click', () => {
    window.focus();
    notice.close();
    if (ticketId !== null) tell({ name: 'open-ticket', ticketId });
  });
}

function browserShell(): Shell {
  const listeners = new Set<(event: ShellEvent) => void>();
  const tell = (event: ShellEvent) => {
    for (const listener of listeners) listener(event);
  };
  return {
    kind: 'browser',
    call: (call) => inBrowser(call, tell),
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function createShell(bridge: ShellBridge | undefined): Shell {
  if (!bridge) return browserShell();
  return {
    kind: 'electron',
    // A window that cannot do what was asked (no badge, no notifications) is no reason to stop working.
    call: (call) => void bridge.call(call).catch(() => {}),
    onEvent: (listener) => bridge.onEvent(listener),
  };
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = use(ShellContext);
  if (!shell) throw new Error('useShell outside ShellContext');
  return shell;
}
