export const SCHEME = 'attune';
const LONGEST = 2000;
/** Softphones open one address a call; a page that opens many is not one. */
const APART_MS = 2000;
const A_MINUTE = 10;

/** The address among the arguments of a start: Windows and Linux hand it over that way. */
export const addressOf = (argv: readonly string[]): string | undefined =>
  argv.find((argument) => argument.toLowerCase().startsWith(`${SCHEME}:`));

/** Lets one address through in two seconds and ten in a minute. @param now ms since some moment */
export function claimLimit(now: () => number = () => performance.now()): () => boolean {
  let passed: number[] = [];
  return () => {
    const at = now();
    passed = passed.filter((earlier) => earlier > at - 60_000);
    if (passed.length >= A_MINUTE || at - (passed.at(-1) ?? Number.NEGATIVE_INFINITY) < APART_MS) return false;
    passed.push(at);
    return true;
  };
}

export type Claims = {
  /** An address somebody opened. Dropped while nobody listens: then nobody is signed in either. */
  readonly hear: (address: string) => void;
  readonly tellTo: (listener: (address: string) => void) => void;
};

export function createClaims(mayPass: () => boolean = claimLimit()): Claims {
  let tell: ((address: string) => void) | undefined;
  return {
    hear: (address) => {
      if (tell && address.length <= LONGEST && mayPass()) tell(address);
    },
    tellTo: (listener) => {
      tell = listener;
    },
  };
}
