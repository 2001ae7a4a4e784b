import type { ShellCall, ShellEvent } from './calls.ts';

/** The object the preload puts on `window.attune`, and all of it. */
export type ShellBridge = {
  readonly kind: 'electron';
  /** Asks for a fresh port to the core; it arrives as a `message` event whose data is `attune-port`. */
  connect(): void;
  call(call: ShellCall): Promise<void>;
  onEvent(listener: (event: ShellEvent) => void): () => void;
};

export const PORT_MESSAGE = 'attune-port';
export const SHELL_CHANNEL = 'attune:shell';
export const CONNECT_CHANNEL = 'attune:connect';
export const EVENT_CHANNEL = 'attune:event';
