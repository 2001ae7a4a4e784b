import { MOST_TRIES, Tokens } from '#shared/contract/team/auth.ts';
import { dropMeta, getMeta, setMeta } from '../db/meta.ts';
import type { Db } from '../db/types.ts';
import type { Ids } from '../kernel/ports.ts';
import { HubRefused } from './hub-error.ts';
import { callJson, type Caller } from './http.ts';

/**
 * The tokens of this device. The refresh token works once, so it lies in the replica and is replaced in one durable
 * write before the new access token is used.
 */
export type TokenBox = {
  /** A token that may work; asks the hub for one when there is none. @throws HubRefused 401 when sign-in is needed. */
  access(): Promise<string>;
  /** The access token was refused: the next `access` fetches another. */
  spent(): void;
};

type Deps = {
  readonly db: Db;
  readonly ids: Ids;
  readonly caller: Caller;
  readonly deviceId: string;
  /** An access token that came with a sign-in. */
  readonly accessToken: string | null;
};

/** The request about to be made is noted before it is made: one that arrives after its successor was used is known by it. */
function noteTry(db: Db, ids: Ids): string[] {
  return db.write((tx) => {
    const before = JSON.parse(getMeta(tx, 'refreshTries') ?? '[]') as string[];
    const tries = [...before, ids.uuid()].slice(-MOST_TRIES);
    setMeta(tx, 'refreshTries', JSON.stringify(tries));
    return tries;
  });
}

export function createTokens({ db, ids, caller, deviceId, accessToken }: Deps): TokenBox {
  let access = accessToken;
  let refreshing: Promise<string> | null = null;
  const refresh = async (): Promise<string> => {
    const refreshToken = db.read((tx) => getMeta(tx, 'refreshToken'));
    if (refreshToken === undefined) throw new HubRefused(401, 'no-refresh-token', null);
    try {
      const body = { deviceId, refreshToken, tries: noteTry(db, ids) };
      const tokens = Tokens.parse(await callJson(caller, '/api/v1/auth/refresh', body));
      db.write((tx) => {
        setMeta(tx, 'refreshToken', tokens.refreshToken);
        dropMeta(tx, 'refreshTries');
      });
      access = tokens.accessToken;
      return access;
    } catch (error) {
      if (error instanceof HubRefused && error.status === 401) {
        db.write((tx) => {
          dropMeta(tx, 'refreshToken');
        });
      }
      throw error;
    }
  };
  return {
    access: async () => {
      if (access !== null) return access;
      refreshing ??= refresh().finally(() => {
        refreshing = null;
      });
      return await refreshing;
    },
    spent: () => {
      access = null;
    },
  };
}
