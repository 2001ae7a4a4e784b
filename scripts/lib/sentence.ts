/** A problem the person at the terminal can cure: printed as one sentence, without a stack, exit code 2. */
export class Sentence extends Error {
  override readonly name = 'Sentence';
}

/** Runs a command; a `Sentence` ends it politely, anything else is a defect and keeps its stack. */
export async function politely(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    if (!(cause instanceof Sentence)) throw cause;
    console.error(`Attune: ${cause.message}`);
    process.exitCode = 2;
  }
}
