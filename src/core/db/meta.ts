import type { ReadableDb, WritableDb } from './types.ts';

/** Single facts of a replica, each as text. */
export type MetaKey =
  | 'practiceModel' // a language model that plays customers' words in practice (JSON)
  | 'agent' // the signed-in agent as the hub last described them (JSON)
  | 'audited' // up to where contents were compared with the hub's in this round (JSON)
  | 'clockHigh' // the highest clock this desk has seen, ms
  | 'cursor' // hub version up to which every live part is known; absent: nothing yet
  | 'device'
  | 'epoch'
  | 'lastContactAt'
  | 'leaseUntilAt'
  | 'load' // how long the agent has worked since the last rest, and what they were offered (JSON)
  | 'nextMid'
  | 'presence' // what the agent last said of themselves, and since when (JSON)
  | 'promises' // the policies and calendars that every due time was last worked out by
  | 'refreshToken'
  | 'scenarioTickets' // tickets whose scenario was published from this desk (JSON)
  | 'refreshTries'; // ids of the requests that showed the refresh token and whose answers have not come (JSON)

export function getMeta(db: ReadableDb, key: MetaKey): string | undefined {
  return db.get<{ v: string }>('select v from meta where k = ?', [key])?.v;
}

export function getNumber(db: ReadableDb, key: MetaKey): number | undefined {
  const text = getMeta(db, key);
  return text === undefined ? undefined : Number(text);
}

export function setMeta(db: WritableDb, key: MetaKey, value: string | number): void {
  db.run('insert into meta (k, v) values (?, ?) on conflict (k) do update set v = excluded.v', [key, String(value)]);
}

export function dropMeta(db: WritableDb, key: MetaKey): void {
  db.run('delete from meta where k = ?', [key]);
}
