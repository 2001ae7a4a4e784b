/** Being heard, and not. Each pattern of all groups is tried on one sentence; those named `line…` on the whole line. */
export type WarmPatterns = {
  readonly feeling: RegExp;
  readonly apology: RegExp;
  readonly reassure: RegExp;
  /** Says that it was our fault. */
  readonly admit: RegExp;
  /** Asks after the person, gives time and room. */
  readonly care: RegExp;
  /** Words that fit anybody, and so show nothing. */
  readonly formula: RegExp;
  /** Makes the customer's worry small. */
  readonly dismiss: RegExp;
};

export type AskPatterns = {
  readonly openQuestion: RegExp;
  readonly closedQuestion: RegExp;
  /** A request without a question mark. */
  readonly request: RegExp;
  /** A question that has lost its mark, as people type. */
  readonly unmarked: RegExp;
  /** A bare demand: names what is wanted, and nothing else. */
  readonly curt: RegExp;
  readonly verify: RegExp;
  /** A check that has been made, and is only spoken of. */
  readonly verified: RegExp;
  /** Has the form of a question, and wants no answer: it accuses. */
  readonly accuse: RegExp;
  /** A clause that asks by itself, whatever mark ends its sentence. */
  readonly askingClause: RegExp;
  /** One thing that is asked of the customer; global, to be counted. */
  readonly item: RegExp;
  /** What we never need: papers, birthdays, income. */
  readonly overAsked: RegExp;
  readonly secret: RegExp;
  readonly notSecret: RegExp;
  /** Says that a code or a password has been sent or is wanted. */
  readonly code: RegExp;
  /** Words that ask for what a secret is. */
  readonly hand: RegExp;
  readonly check: RegExp;
  readonly close: RegExp;
};

export type StepPatterns = {
  readonly step: RegExp;
  /** Something that is done already, and said with its result. */
  readonly done: RegExp;
  /** Something that is arranged: it happens at a time that stands beside it. */
  readonly arranged: RegExp;
  /** Done on the spot: needs no time any more. */
  readonly atOnce: RegExp;
  /** We come back to the customer of ourselves. */
  readonly followUp: RegExp;
  readonly name: RegExp;
  /** What the customer does now, one movement after the other. */
  readonly instruct: RegExp;
  /** Words that make a step a mere intention where no time stands beside them. */
  readonly thinStep: RegExp;
  readonly when: RegExp;
  /** A time that is over: it belongs to what has happened. */
  readonly past: RegExp;
  /** Told as a thing that has happened, whatever time stands beside it. */
  readonly bygone: RegExp;
  readonly explain: RegExp;
  /** A finding, an answer, a figure. */
  readonly inform: RegExp;
  readonly refuse: RegExp;
  readonly manager: RegExp;
  readonly hold: RegExp;
  readonly lineGreeting: RegExp;
  readonly goodbye: RegExp;
};

export type FaultPatterns = {
  readonly blame: RegExp;
  /** Words that belong to our house or trade. */
  readonly jargon: RegExp;
  /** Capitals and foreign words that everybody knows. */
  readonly known: RegExp;
  readonly pushOff: RegExp;
  /** Colleagues, departments or rules are to blame. */
  readonly deflect: RegExp;
  /** The customer is to come again. */
  readonly handBack: RegExp;
  readonly vague: RegExp;
  readonly account: RegExp;
  readonly others: RegExp;
  readonly abuse: RegExp;
  /** What looks like abuse and is said in the customer's favour. */
  readonly notAbuse: RegExp;
  readonly program: RegExp;
};

/** How one language does what an act is. */
export type Patterns = WarmPatterns &
  AskPatterns &
  StepPatterns &
  FaultPatterns & {
    /** Longer than this nobody reads, in signs (zh) or words (en). */
    readonly essay: number;
  };
