import type { OpenAPI } from '@orpc/openapi';
import { z } from 'zod';
import { ReliefEvent } from '#shared/contract/team/board.ts';
import { CallEvent, WithdrawnEvent } from '#shared/contract/team/contacts.ts';
import { ShowRequest, ViewersEvent } from '#shared/contract/team/live.ts';
import {
  ManifestReply,
  ManifestRequest,
  PokeEvent,
  PullReply,
  PullRequest,
  PullReset,
  PushConflict,
  PushReply,
  PushRequest,
  RowsReply,
  RowsRequest,
  SnapshotHead,
  SnapshotQuery,
  SnapshotRow,
} from '#shared/contract/team/sync.ts';
import { CONTACT_PATHS } from './contact-paths.ts';
import { LIVE_PATHS } from './live-paths.ts';
import { done, json, refusals, schemaOf, type Response } from './path-parts.ts';

const query = Object.entries(SnapshotQuery.shape).map(([name, schema]) => ({
  name,
  in: 'query' as const,
  required: name !== 'after',
  schema: schemaOf(schema),
}));
const sha256 = [{ name: 'sha256', in: 'path' as const, required: true, schema: { type: 'string' as const } }];
const binary = { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } };
const snapshotPage: Response = {
  description: 'One row a line; the header says at which version the page was true and where the next begins',
  headers: { 'x-sync': { description: 'JSON', schema: schemaOf(SnapshotHead) } },
  content: { 'application/x-ndjson': { schema: schemaOf(SnapshotRow) } },
};

const paths = {
  '/sync/v1/pull': {
    post: {
      operationId: 'sync.pull',
      summary: 'What changed since a version, what became of this device’s mutations, and what it may hold',
      requestBody: { required: true, content: json(PullRequest) },
      responses: {
        200: done('Changes, or a reset', json(z.union([PullReply, PullReset]))),
        ...refusals(413, 426, 429),
      },
    },
  },
  '/sync/v1/push': {
    post: {
      operationId: 'sync.push',
      summary: 'Mutations of this device, in order; each is recorded exactly once',
      requestBody: { required: true, content: json(PushRequest) },
      responses: {
        200: done('Recorded up to `lastMid`', json(PushReply)),
        409: done('A mutation is missing, or the hub is on another timeline', json(PushConflict)),
        ...refusals(413, 426),
      },
    },
  },
  '/sync/v1/snapshot': {
    get: {
      operationId: 'sync.snapshot',
      summary: 'One page of one part',
      parameters: query,
      responses: { 200: snapshotPage, ...refusals(426, 429) },
    },
  },
  '/sync/v1/manifest': {
    post: {
      operationId: 'sync.manifest',
      summary: 'What one part holds, by table, id and version: for a device that has most of it already',
      requestBody: { required: true, content: json(ManifestRequest) },
      responses: { 200: done('One page of keys', json(ManifestReply)), ...refusals(413, 426, 429) },
    },
  },
  '/sync/v1/rows': {
    post: {
      operationId: 'sync.rows',
      summary: 'Rows of one part by name; null for what the part does not hold',
      requestBody: { required: true, content: json(RowsRequest) },
      responses: { 200: done('As many as fit, in the order asked', json(RowsReply)), ...refusals(413, 426, 429) },
    },
  },
  '/sync/v1/poke': {
    get: {
      operationId: 'sync.poke',
      summary:
        'Server-sent events: the hub has a newer version; `viewers`: who has a ticket open now; `contact`, `withdrawn`: what happens to a contact of this agent; `relief`: rest that is offered to them',
      responses: {
        200: done('At most four events a second', {
          'text/event-stream': {
            schema: { anyOf: [PokeEvent, ViewersEvent, CallEvent, WithdrawnEvent, ReliefEvent].map(schemaOf) },
          },
        }),
        ...refusals(),
      },
    },
  },
  '/live/v1/show': {
    post: {
      operationId: 'live.show',
      summary: 'What this device has open now; to be repeated every 15 s, forgotten after 30',
      requestBody: { required: true, content: json(ShowRequest) },
      responses: { 200: done('Told to those who may know', json(z.object({}))), ...refusals(413) },
    },
  },
  '/files/v1/{sha256}': {
    put: {
      operationId: 'files.put',
      summary: 'Keeps bytes under their own SHA-256 (at most 20 MiB)',
      parameters: sha256,
      requestBody: { required: true, content: binary },
      responses: { 204: done('Kept'), ...refusals(413) },
    },
    get: {
      operationId: 'files.get',
      summary: 'The bytes of an attachment the caller may hold',
      parameters: sha256,
      responses: { 200: done('The bytes', binary), ...refusals(404) },
    },
  },
};

/** The plain routes, described from the same schemas that check their input. */
export const PLAIN_PATHS = { ...paths, ...CONTACT_PATHS, ...LIVE_PATHS } as unknown as NonNullable<
  OpenAPI.Document['paths']
>;
