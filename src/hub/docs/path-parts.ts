import { z } from 'zod';
import { HubRefusal } from '#shared/contract/team/sync.ts';

/** JSON Schema as zod writes it; the types of the OpenAPI package know an older dialect. */
type JsonSchema = Record<string, unknown>;
export type Content = Record<string, { schema: JsonSchema }>;
export type Response = { description: string; headers?: Record<string, unknown>; content?: Content };

export const schemaOf = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};
export const json = (schema: z.ZodType): Content => ({ 'application/json': { schema: schemaOf(schema) } });

export const refusals = (...statuses: number[]): Record<string, Response> =>
  Object.fromEntries([400, 401, 403, ...statuses, 500].map((status) => [status, refusal(status)]));
const WHY: Record<number, string> = {
  400: 'The input does not fit; `detail` names the place',
  401: 'Not signed in, or the access token is over',
  403: 'Not allowed, out of scope, or the device is revoked',
  404: 'Not here',
  413: 'Too large',
  426: 'Another protocol; `detail` names what this hub serves',
  429: 'Busy: come back after `Retry-After` seconds',
  500: 'A fault; `detail` is its reference in the log of the hub',
};
const refusal = (status: number): Response => ({
  description: WHY[status] ?? '',
  content: json(HubRefusal),
});

export const done = (description: string, content?: Content): Response =>
  content ? { description, content } : { description };
