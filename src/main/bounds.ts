export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
