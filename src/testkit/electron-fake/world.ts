import { complain } from './complaints.ts';

/** What the fake was told and what it saw: the smoke test's view from outside. */
export const world = {
  isReady: false,
  hasQuit: false,
  /** Processes that still ran when the end came: counted then, for a moment later they may have ended by themselves. */
  runningAtEnd: 0,
  exitCode: undefined as number | undefined,
  /** `keyring`: a real one. `fixed`: only Chromium's fixed password. `none`: not even that. */
  keychain: 'keyring' as 'keyring' | 'fixed' | 'none',
  /** Which button the person presses; undefined: no dialog is expected. */
  dialogAnswer: undefined as number | undefined,
  dialogs: [] as string[],
  dialogDetails: [] as string[],
  /** So many more processes end as soon as they are started. */
  failingStarts: 0,
  openedOutside: [] as string[],
  notices: [] as { readonly title: string; click(): void }[],
  badge: 0,
  toolTip: '',
  menuLabels: [] as string[],
  /** What the system hands to this program. */
  openedSchemes: new Set<string>(),
  privilegedSchemes: new Set<string>(),
};

export function needReady(what: string): void {
  if (!world.isReady) complain(`${what} cannot be used before electron is ready`);
}

export function needUnready(what: string): void {
  if (world.isReady) complain(`${what} has no effect after electron is ready`);
}
