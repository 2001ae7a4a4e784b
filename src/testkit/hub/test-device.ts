import { randomUUID } from 'node:crypto';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import {
  SNAPSHOT_HEADER,
  type PullReply,
  type PullRequest,
  type PullReset,
  type SnapshotHead,
  type SnapshotRow,
} from '#shared/contract/team/sync.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Part } from '#shared/domain/part.ts';

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;
export type Answer<T> = { readonly status: number; readonly body: T };

/** A desk as the hub sees it: a signed-in device that asks and sends, and keeps nothing. */
export class TestDevice {
  readonly id: string;
  readonly #fetch: Fetch;
  readonly #now: () => number;
  session: SignedIn;
  nextMid = 1;

  constructor(session: SignedIn, fetch: Fetch, now: () => number) {
    this.session = session;
    this.id = session.deviceId;
    this.#fetch = fetch;
    this.#now = now;
  }

  call(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.session.accessToken}`, 'content-type': 'application/json' };
    return this.#fetch(path, { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) } });
  }

  async post<T>(path: string, body: unknown): Promise<Answer<T>> {
    const answer = await this.call(path, { method: 'POST', body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  pullRequest(over: Partial<PullRequest> = {}): PullRequest {
    return {
      req: randomUUID(),
      device: this.session.deviceId,
      schema: PROTOCOL_VERSION,
      epoch: this.session.epoch,
      cursor: 0,
      live: [],
      ackMid: 0,
      max: 1024 * 1024,
      ...over,
    };
  }

  pull(over: Partial<PullRequest> = {}): Promise<Answer<PullReply>> {
    return this.post<PullReply>('/sync/v1/pull', this.pullRequest(over));
  }

  pullReset(over: Partial<PullRequest> = {}): Promise<Answer<PullReset>> {
    return this.post<PullReset>('/sync/v1/pull', this.pullRequest(over));
  }

  /** Sends mutations under the next numbers. */
  push(mutations: readonly (Mutation | Record<string, unknown>)[], over: Record<string, unknown> = {}) {
    const muts = mutations.map((mutation) => ({ mid: this.nextMid++, at: this.#now(), mutation }));
    return this.pushRaw({ muts, ...over });
  }

  pushRaw(
    over: Record<string, unknown>,
  ): Promise<Answer<{ lastMid: number; code?: string; expect?: number; epoch?: string }>> {
    const { deviceId, epoch } = this.session;
    return this.post('/sync/v1/push', {
      req: randomUUID(),
      device: deviceId,
      schema: PROTOCOL_VERSION,
      epoch,
      muts: [],
      ...over,
    });
  }

  async snapshot(
    part: Part,
    after?: string,
  ): Promise<{ status: number; head: SnapshotHead; rows: SnapshotRow[]; text: string }> {
    const query = new URLSearchParams({
      part,
      schema: String(PROTOCOL_VERSION),
      ...(after === undefined ? {} : { after }),
    });
    const answer = await this.call(`/sync/v1/snapshot?${query}`);
    const text = await answer.text();
    const head = JSON.parse(answer.headers.get(SNAPSHOT_HEADER) ?? 'null') as SnapshotHead;
    const lines = answer.ok ? text.split('\n').filter(Boolean) : [];
    return { status: answer.status, head, rows: lines.map((line) => JSON.parse(line) as SnapshotRow), text };
  }
}
