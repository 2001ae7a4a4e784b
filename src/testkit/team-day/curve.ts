/**
 * How busy a moment of a working day is: two peaks, late in the morning and a lower one in the middle of the afternoon, as service centres
 * usually see them. The heights are ours. A day of any length has the same shape.
 */
type Peak = { readonly at: number; readonly height: number; readonly width: number };

const BASE = 0.45;
const PEAKS: readonly Peak[] = [
  { at: 0.28, height: 1, width: 0.1 },
  { at: 0.68, height: 0.75, width: 0.12 },
];
const STEPS = 2000;

const bell = (x: number, { at, height, width }: Peak): number => height * Math.exp(-(((x - at) / width) ** 2) / 2);
const raw = (x: number): number => PEAKS.reduce((sum, peak) => sum + bell(x, peak), BASE);

const SAMPLES = Array.from({ length: STEPS }, (_, i) => raw((i + 0.5) / STEPS));
const MEAN = SAMPLES.reduce((sum, one) => sum + one, 0) / STEPS;

/** `share`: of the day, 0 to 1. Its mean over the day is 1. */
export const busyness = (share: number): number => raw(share) / MEAN;

/** The highest it gets. */
export const BUSIEST = Math.max(...SAMPLES) / MEAN;
