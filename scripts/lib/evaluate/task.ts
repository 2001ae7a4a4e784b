/** What the person at the terminal asked to be measured. */
export type Asked = {
  /** A JSONL file; tasks that measure our own utterances need none. */
  readonly data: string | undefined;
  /** A JSONL file to learn of in place; only tasks whose model is never shipped take one. */
  readonly train: string | undefined;
  /** `shipped`, or a file that `npm run train` wrote. */
  readonly model: string;
};

/** One task of `npm run evaluate`. */
export type Task = {
  /** For the help page: one or two lines of what is measured, and what a line of the file holds. */
  readonly about: string;
  /** @returns what is printed, one object a line. @throws Sentence for what the person can cure. */
  readonly measure: (asked: Asked) => Promise<readonly object[]>;
};
