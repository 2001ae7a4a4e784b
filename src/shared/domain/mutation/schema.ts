import { z } from 'zod';
import { Millis } from '../../kernel/time.ts';
import { CONTACT_MUTATIONS } from './contact-schema.ts';
import { DIRECTORY_MUTATIONS } from './directory-schema.ts';
import { GUIDANCE_MUTATIONS } from './guidance-schema.ts';
import { KNOWLEDGE_MUTATIONS } from './knowledge-schema.ts';
import { LOAD_MUTATIONS } from './load-schema.ts';
import { PRACTICE_MUTATIONS } from './practice-schema.ts';
import { SOP_MUTATIONS } from './sop-schema.ts';
import { TICKET_MUTATIONS } from './ticket-schema.ts';

export { NewMessage, SeenVersions } from './ticket-schema.ts';
export { DirectoryRow } from './directory-schema.ts';

/** Every named write there is. */
export const Mutation = z.discriminatedUnion('name', [
  ...TICKET_MUTATIONS,
  ...KNOWLEDGE_MUTATIONS,
  ...DIRECTORY_MUTATIONS,
  ...CONTACT_MUTATIONS,
  ...SOP_MUTATIONS,
  ...GUIDANCE_MUTATIONS,
  ...LOAD_MUTATIONS,
  ...PRACTICE_MUTATIONS,
  /** Keeps a device's numbers dense where it has nothing (any more) to ask for under one of them. */
  z.object({ name: z.literal('nothing') }),
]);
export type Mutation = z.infer<typeof Mutation>;
export type MutationName = Mutation['name'];
export type MutationOf<N extends MutationName> = Extract<Mutation, { name: N }>;

/** A mutation with its place in the device's queue. `mid` counts 1, 2, 3… per device and is never used twice. */
export const QueuedMutation = z.object({ mid: z.int().positive(), at: Millis, mutation: Mutation });
export type QueuedMutation = z.infer<typeof QueuedMutation>;
