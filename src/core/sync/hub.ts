import { z } from 'zod';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import {
  ManifestReply,
  PullReply,
  PullReset,
  PushConflict,
  PushReply,
  RowsReply,
  SNAPSHOT_HEADER,
  SnapshotHead,
  SnapshotRow,
  type PullRequest,
  type ManifestRequest,
  type PushRequest,
  type RowsRequest,
} from '#shared/contract/team/sync.ts';
import type { HubRequest, HubResponse } from '../kernel/ports.ts';
import { HubGarbled, HubRefused } from './hub-error.ts';
import { call, parseAs, parseJson, type Caller } from './http.ts';
import type { TokenBox } from './tokens.ts';

export type SnapshotPage = { readonly head: SnapshotHead; readonly rows: readonly SnapshotRow[] };

/** The hub's sync routes. Every answer has passed its schema. */
export type Hub = {
  pull(request: PullRequest): Promise<PullReply | PullReset>;
  push(request: PushRequest): Promise<PushReply | PushConflict>;
  snapshot(part: string, after: string | null): Promise<SnapshotPage>;
  manifest(request: ManifestRequest): Promise<ManifestReply>;
  rows(request: RowsRequest): Promise<RowsReply>;
  poke(signal: AbortSignal): Promise<AsyncIterable<string>>;
  /** What people of a lead's queues do, as it changes. */
  board(signal: AbortSignal): Promise<AsyncIterable<string>>;
  upload(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** One call of the hub's other interface; the JSON of its answer. */
  ask(method: HubRequest['method'], path: string, body?: unknown): Promise<unknown>;
  /** Undefined: the hub does not have it. */
  download(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
};

const SnapshotRows = z.array(SnapshotRow);
const PullAnswer = z.union([PullReset, PullReply]);
const JSON_TYPE = { 'content-type': 'application/json' };
/** A file of 20 MB over a slow line. */
const FILE_TIMEOUT_MS = 300_000;

/** @param after the place the page was asked for. */
function snapshotPage(response: HubResponse, text: string, after: string | null): SnapshotPage {
  const header = response.header(SNAPSHOT_HEADER);
  if (header === null) throw new HubGarbled('snapshot without its header');
  const head = parseAs(SnapshotHead, parseJson(header));
  const lines = text.split('\n').filter((line) => line !== '');
  const rows = parseAs(SnapshotRows, lines.map(parseJson));
  const last = rows.at(-1);
  // A page that ends early but cleanly, or has lost all of its rows: something on the way took the rest for granted.
  if (head.after !== (last ? `${last[0]}/${last[1]}` : after)) throw new HubGarbled('a snapshot without its end');
  return { head, rows };
}

type Send = (
  wanted: Parameters<typeof call>[1],
  expected?: readonly number[],
  signal?: AbortSignal,
) => Promise<HubResponse>;

/** Adds the token; a refused token is replaced once, then the refusal stands. */
function authorized(caller: Caller, tokens: TokenBox): Send {
  const attempt = async (...[wanted, expected, signal]: Parameters<Send>): Promise<HubResponse> => {
    const authorization = `Bearer ${await tokens.access()}`;
    const headers = { ...wanted.headers, authorization };
    return await call({ ...caller, signal: signal ?? caller.signal }, { ...wanted, headers }, expected);
  };
  return async (...args) => {
    try {
      return await attempt(...args);
    } catch (error) {
      if (!(error instanceof HubRefused) || error.status !== 401) throw error;
      tokens.spent();
      return await attempt(...args);
    }
  };
}

export function createHub(caller: Caller, tokens: TokenBox): Hub {
  const send = authorized(caller, tokens);
  const post = (path: string, body: unknown, expected: readonly number[]): Promise<HubResponse> =>
    send({ method: 'POST', path, headers: JSON_TYPE, body: JSON.stringify(body) }, expected);
  return {
    pull: async (request) => parseAs(PullAnswer, parseJson(await (await post('/sync/v1/pull', request, [200])).text())),
    push: async (request) => {
      const response = await post('/sync/v1/push', request, [200, 409]);
      const answer = parseJson(await response.text());
      return response.status === 409 ? parseAs(PushConflict, answer) : parseAs(PushReply, answer);
    },
    snapshot: async (part, after) => {
      const query = new URLSearchParams({
        part,
        schema: String(PROTOCOL_VERSION),
        ...(after === null ? {} : { after }),
      });
      const response = await send({ method: 'GET', path: `/sync/v1/snapshot?${query.toString()}` });
      return snapshotPage(response, await response.text(), after);
    },
    manifest: async (request) => {
      const reply = await post('/sync/v1/manifest', request, [200]);
      return parseAs(ManifestReply, parseJson(await reply.text()));
    },
    rows: async (request) => parseAs(RowsReply, parseJson(await (await post('/sync/v1/rows', request, [200])).text())),
    poke: async (signal) => (await send({ method: 'GET', path: '/sync/v1/poke' }, [200], signal)).lines(),
    board: async (signal) => (await send({ method: 'GET', path: '/live/v1/board' }, [200], signal)).lines(),
    upload: async (sha256, body) => {
      const headers = { 'content-type': 'application/octet-stream' };
      const path = `/files/v1/${sha256}`;
      const response = await send({ method: 'PUT', path, headers, body, timeoutMs: FILE_TIMEOUT_MS }, [200, 201, 204]);
      await response.text();
    },
    ask: async (method, path, body) => {
      const content = body === undefined ? {} : { headers: JSON_TYPE, body: JSON.stringify(body) };
      return parseJson(await (await send({ method, path, ...content })).text());
    },
    download: async (sha256) => {
      const path = `/files/v1/${sha256}`;
      const response = await send({ method: 'GET', path, timeoutMs: FILE_TIMEOUT_MS }, [200, 404]);
      const bytes = await response.bytes();
      return response.status === 200 ? bytes : undefined;
    },
  };
}
