/** Ends a switch over a closed set: a value that gets here was not of its declared type. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
