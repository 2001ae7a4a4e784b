/** Told to the person at the terminal as it is; anything else that is thrown is a defect and gets a stack. */
export class Sentence extends Error {
  override readonly name = 'Sentence';
}
