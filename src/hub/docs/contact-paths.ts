import { z } from 'zod';
import { Answers, InboundMessage, InboundReply } from '#shared/contract/team/inbound.ts';
import { done, json, refusals, schemaOf, type Content } from './path-parts.ts';

/** Of one machine: it stands in the address, as telephone systems can send nothing else. */
const token = { name: 'token', in: 'path' as const, required: true, schema: { type: 'string' as const } };
const text = (name: string) => ({ name, in: 'query' as const, required: false, schema: { type: 'string' as const } });

/** `Authorization: Bearer` with the token of an inbound channel. */
const byToken = [{ bearer: [] }];
const binary: Content = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

const CallFields = z.object({
  event: z.enum(['newCall', 'answer', 'hangup', 'hold', 'resume', 'line']),
  callId: z.string().max(200),
  direction: z.enum(['in', 'out']).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  user: z.union([z.string(), z.array(z.string())]).optional(),
  queue: z.string().optional(),
  answeringNumber: z.string().optional(),
  cause: z.string().optional(),
  name: z.string().optional(),
  channel: z.string().optional(),
  speaker: z.enum(['customer', 'agent']).optional(),
  text: z.string().optional(),
});
const fields: Content = {
  ...json(CallFields),
  'application/x-www-form-urlencoded': { schema: schemaOf(CallFields) },
};
const rejected = json(z.object({ action: z.literal('reject').optional(), reason: z.literal('busy').optional() }));

/** Contacts: what machines say of them. */
export const CONTACT_PATHS = {
  '/telephony/v1/{token}': {
    post: {
      operationId: 'telephony.event',
      summary: 'What a telephone system says of a call: Zammad’s generic CTI as JSON or form, or sipgate’s push',
      security: [],
      parameters: [token],
      requestBody: { required: true, content: fields },
      responses: {
        200: done('Taken; or the caller is blocked. sipgate is answered in XML', rejected),
        ...refusals(413, 429),
      },
    },
  },
  '/telephony/v1/{token}/pop': {
    get: {
      operationId: 'telephony.pop',
      summary: 'What a softphone opens when it rings',
      security: [],
      parameters: [token, ...['from', 'name', 'callId', 'to', 'event', 'queue', 'user'].map(text)],
      responses: { 200: done('Taken', json(z.object({}))), ...refusals(429) },
    },
  },
  '/inbound/v1/messages': {
    post: {
      operationId: 'inbound.message',
      summary: 'What a customer has written in a conversation of a channel; sent twice it is taken once',
      security: byToken,
      requestBody: { required: true, content: json(InboundMessage) },
      responses: { 200: done('On which ticket it stands', json(InboundReply)), ...refusals(413, 429) },
    },
  },
  '/inbound/v1/conversations/{id}/messages': {
    get: {
      operationId: 'inbound.answers',
      summary: 'What agents have answered in a conversation, oldest first',
      security: byToken,
      parameters: [{ ...token, name: 'id' }, text('after')],
      responses: { 200: done('At most a hundred', json(Answers)), ...refusals(404, 429) },
    },
  },
  '/inbound/v1/files/{sha256}': {
    get: {
      operationId: 'inbound.file',
      summary: 'A file that came with an answer',
      security: byToken,
      parameters: [{ ...token, name: 'sha256' }],
      responses: { 200: done('The bytes', binary), ...refusals(404, 429) },
    },
  },
};
