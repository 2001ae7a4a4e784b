export { connectWire, type CallContext, type Connection } from './connection.ts';
export { disconnected, isDisconnected, isNotAdmitted, isTimedOut, notAdmitted, timedOut } from './refusal.ts';
export type { LinkRuntime } from './runtime.ts';
export { ShellLink, type LinkState, type ShellLinkOptions } from './shell-link.ts';
export { MAX_MESSAGE, STREAM_WINDOW, type Wire } from './wire.ts';
