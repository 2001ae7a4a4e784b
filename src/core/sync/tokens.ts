import { Tokens } from '#shared/contract/team/auth.ts';
import { dropMeta, getMeta, setMeta } from '../db/meta.ts';
import type { Db } from '../db/types.ts';
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

export function createTokens(db: Db, caller: Caller, deviceId: string, first: string | null): TokenBox {
  let access = first;
  let refreshing: Promise<string> | null = null;
  const refresh = async (): Promise<string> => {
    const refreshToken = db.read((tx) => getMeta(tx, 'refreshToken'));
    if (refreshToken === undefined) throw new HubRefused(401, 'no-refresh-token', null);
    try {
      const tokens = Tokens.parse(await callJson(caller, '/api/v1/auth/refresh', { deviceId, refreshToken }));
      db.write((tx) => {
        setMeta(tx, 'refreshToken', tokens.refreshToken);
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
