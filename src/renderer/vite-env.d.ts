/// <reference types="vite/client" />
import type { ShellBridge } from '#shared/contract/shell/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly attune?: ShellBridge;
  }
}
