/** One task of `npm run train`. */
export type Training = {
  /** For the help page: what is learned, and what a line of a file holds. */
  readonly about: string;
  /** @param files JSONL; of none: our own utterances. @returns the file to be written. @throws Sentence for what the person can cure. */
  readonly train: (files: readonly string[]) => Promise<Uint8Array>;
};
