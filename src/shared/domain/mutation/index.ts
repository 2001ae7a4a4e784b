export { mayKeep } from './directory-rules.ts';
export { decide, keysOf, type Decision } from './rules.ts';
export {
  DirectoryRow,
  Mutation,
  QueuedMutation,
  type MutationName,
  type MutationOf,
  type NewMessage,
} from './schema.ts';
export { isHeldBack } from './ticket-changes.ts';
export { Clash, Outcome, Rejection, OK, rejected } from './outcome.ts';
export type { Effect, FieldVersion, Stored, View, WriteContext } from './view.ts';
