/** Means are told to two digits. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
