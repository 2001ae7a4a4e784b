/**
 * The version of everything that crosses between desk and hub. History:
 * 1 — sign-in, pull, push, snapshot, poke, files.
 * A test hashes every schema of this folder; a change without a new number fails it.
 */
export const PROTOCOL_VERSION = 1;
/** The oldest desk this hub still serves. */
export const MIN_PROTOCOL_VERSION = 1;
