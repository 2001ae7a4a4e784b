/** How one language does what an act is. Each is tried on one sentence; those named `line…` on the whole line. */
export type Patterns = {
  readonly feeling: RegExp;
  readonly openQuestion: RegExp;
  readonly closedQuestion: RegExp;
  /** A request without a question mark. */
  readonly request: RegExp;
  readonly verify: RegExp;
  readonly explain: RegExp;
  readonly step: RegExp;
  /** Words that make a step a mere intention where no time stands beside them. */
  readonly thinStep: RegExp;
  readonly when: RegExp;
  /** A time that is over: it belongs to what has happened. */
  readonly past: RegExp;
  readonly apology: RegExp;
  readonly reassure: RegExp;
  readonly check: RegExp;
  readonly close: RegExp;
  readonly refuse: RegExp;
  readonly manager: RegExp;
  readonly hold: RegExp;
  readonly lineGreeting: RegExp;
  readonly goodbye: RegExp;
  readonly blame: RegExp;
  readonly jargon: RegExp;
  readonly pushOff: RegExp;
  readonly vague: RegExp;
  readonly secret: RegExp;
  readonly notSecret: RegExp;
  readonly account: RegExp;
  readonly others: RegExp;
  readonly abuse: RegExp;
  readonly program: RegExp;
  /** Longer than this nobody reads, in signs (zh) or words (en). */
  readonly essay: number;
};
