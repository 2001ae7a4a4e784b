import type { Agent } from '#shared/domain/agent.ts';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { ReplicaDamaged, ReplicaFromFuture, ReplicaInUse } from '../db/errors.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import { migrate, schemaVersion } from '../db/migrate.ts';
import type { Db } from '../db/types.ts';
import type { ReplicaParts, ReplicaPlace, Replicas } from '../kernel/ports.ts';
import { SignInRefused } from './refusal.ts';

export type OpenReplica = ReplicaParts;

export function refusalFor(error: unknown): unknown {
  if (error instanceof ReplicaDamaged) return new SignInRefused({ code: 'REPLICA_DAMAGED' }, error);
  if (error instanceof ReplicaFromFuture) return new SignInRefused({ code: 'REPLICA_FROM_FUTURE' }, error);
  if (error instanceof ReplicaInUse) return new SignInRefused({ code: 'REPLICA_IN_USE' }, error);
  return error;
}

export function closeReplica({ db, files, journal }: Omit<OpenReplica, 'db'> & { readonly db: Db | null }): void {
  files.close();
  journal.close();
  db?.close();
}

/** An empty database beside a journal: the file was lost or cut to nothing, and opening it made a new one. */
function checkNotEmptied({ db, journal }: OpenReplica): void {
  const isNew = db.read(schemaVersion) === 0;
  if (isNew && journal.bytes > 0) throw new ReplicaDamaged('an empty file beside a journal');
}

/** Opens a replica at the newest schema. @throws SignInRefused */
export async function openReplica(replicas: Replicas, place: ReplicaPlace): Promise<OpenReplica> {
  try {
    const replica = await replicas.open(place);
    try {
      checkNotEmptied(replica);
      migrate(replica.db);
    } catch (error) {
      closeReplica(replica);
      throw error;
    }
    return replica;
  } catch (error) {
    throw refusalFor(error);
  }
}

/** Remembers a sign-in the hub has accepted. A replica that knows an epoch keeps it: the first pull settles the difference. */
export function rememberSignIn(db: Db, signedIn: SignedIn): void {
  db.write((tx) => {
    setMeta(tx, 'agent', JSON.stringify(signedIn.agent));
    setMeta(tx, 'device', signedIn.deviceId);
    setMeta(tx, 'leaseUntilAt', signedIn.leaseUntilAt);
    setMeta(tx, 'refreshToken', signedIn.refreshToken);
    if (getMeta(tx, 'epoch') === undefined) setMeta(tx, 'epoch', signedIn.epoch);
  });
}

export const agentOf = (db: Db): Agent => JSON.parse(db.read((tx) => getMeta(tx, 'agent')) ?? 'null') as Agent;
