import { z } from 'zod';
import { readJson } from '../kernel/json.ts';
import { STREAM_HEADER } from './wire.ts';

const Id = z.string().min(1).max(16);

/** What oRPC's peer protocol may carry from a screen: a request of plain JSON, or the wish to stop one. */
const Request = z.strictObject({
  i: Id,
  p: z.strictObject({
    u: z
      .string()
      .max(200)
      .regex(/^\/[A-Za-z0-9/]+$/),
    b: z.looseObject({}).optional(),
    h: z
      .strictObject({
        'last-event-id': z.string().max(200).optional(),
        [STREAM_HEADER]: z
          .string()
          .regex(/^[a-z0-9]{1,16}$/)
          .optional(),
      })
      .optional(),
  }),
});
const Stop = z.strictObject({ i: Id, t: z.literal(4), p: z.unknown().optional() });
const Incoming = z.union([Request, Stop]);

export type Incoming = z.infer<typeof Incoming>;

/** Undefined for anything that is not one of ours: never handed on to a parser that trusts it. */
export const readIncoming = (text: string): Incoming | undefined => Incoming.safeParse(readJson(text)).data;
