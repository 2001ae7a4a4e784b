import type { ReactNode } from 'react';

/** One line of the palette: what it says, and what Enter does. */
export type PaletteEntry = {
  readonly id: string;
  readonly label: ReactNode;
  readonly icon: ReactNode;
  readonly aside: ReactNode;
  readonly perform: () => void;
};
export type PaletteGroup = { readonly label: string; readonly entries: readonly PaletteEntry[] };
