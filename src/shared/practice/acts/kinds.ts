/** What a trainee does with one line. A line may do several of them, and may do none. */
export const ACTS = [
  'mirrors',
  'names-feeling',
  'asks-open',
  'asks-closed',
  'asks-much',
  'asks-again',
  'verifies',
  'explains',
  'next-step',
  'says-when',
  'answers',
  'apologises',
  'reassures',
  'checks',
  'closes',
  'refuses-kindly',
  'offers-manager',
  'holds',
  'greets',
  'says-goodbye',
  'blames',
  'uses-jargon',
  'pushes-off',
  'stays-vague',
  'repeats-itself',
  'echoes-only',
  'asks-secret',
  'tells-account',
  'tells-others',
  'abuses',
  'speaks-to-program',
  'is-empty',
  'is-essay',
  'other-language',
  // Read for the scorecard alone.
  'admits',
  'cares',
  'speaks-formula',
  'dismisses',
  'is-curt',
  'asks-private',
  'informs',
  'instructs',
  'does-at-once',
  'follows-up',
  'names-self',
  'deflects',
  'hands-back',
  'takes-secret',
  'accuses',
  'asks-several',
] as const;
export type Act = (typeof ACTS)[number];

/**
 * A line as it is understood. `asked`: keys of the facts it asks for. `newWords`: how much of it is its own, 0 … 1.
 * `taken`: how many units of what the customer said it takes up.
 */
export type ReadActs = {
  readonly acts: ReadonlySet<Act>;
  readonly asked: readonly string[];
  readonly newWords: number;
  readonly taken: number;
};
