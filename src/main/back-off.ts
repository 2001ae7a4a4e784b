const FIRST_MS = 250;
const LONGEST_MS = 30_000;
/** Having run so long, the next end counts as the first again. */
const HEALTHY_MS = 60_000;

/** How long to wait before each next try: twice as long every time, short again after a minute of peace. */
export function backOff(now: () => number = Date.now) {
  let tries = 0;
  let last = Number.NEGATIVE_INFINITY;
  return {
    get tries() {
      return tries;
    },
    next(): number {
      const at = now();
      if (at - last > HEALTHY_MS + LONGEST_MS) tries = 0;
      last = at;
      return Math.min(FIRST_MS * 2 ** tries++, LONGEST_MS);
    },
  };
}
