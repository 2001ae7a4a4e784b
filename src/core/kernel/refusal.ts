/** The refusals every call may answer with; anything more particular is declared by its own contract. */
export type RefusalCode = 'LOCKED' | 'NOT_FOUND' | 'FORBIDDEN' | 'BLOCKED';

/** Thrown anywhere below a handler; becomes the contract's error of the same code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal('NOT_FOUND');
  return value;
}
