import type { SignedIn } from '#shared/contract/team/auth.ts';
import { DeviceId } from '#shared/kernel/ids.ts';
import { migrate } from '../db/migrate.ts';
import { FileLost, HubUnreachable } from '../kernel/ports.ts';
import { bringBack, emptyKept, filesKept, readDamaged, readJournal, type Kept } from '../outbox/index.ts';
import { askWhereItStands, HubRefused } from '../sync/index.ts';
import { enrolmentFor, findKey, newKey, type FoundKey } from './enrol.ts';
import type { StoredEnrolment } from './enrolment.ts';
import { refuse, SignInRefused } from './refusal.ts';
import { closeReplica, refusalFor, rememberSignIn, type OpenReplica } from './replica.ts';
import { misfitOf, refusedByHub, signInAsDevice, type SignInWorld } from './sign-in.ts';

/**
 * `saved`: changes that had not been sent and are here again. `lost`: numbers whose content could not be read; null: the key
 * is gone, so nobody can tell. `drafts`: tickets and articles with a draft.
 */
export type Rebuilt = {
  readonly saved: number;
  readonly lost: number | null;
  readonly drafts: number;
  readonly asideFolder: string;
};
type Salvaged = Omit<Rebuilt, 'asideFolder'>;

/**
 * A new replica in the place of one that cannot be used. Invariants:
 * 1. Nothing of the old one is deleted: its folder is renamed as it is.
 * 2. The device and its numbers stay: what the hub already has of the outbox it will not apply twice.
 * 3. The new one is complete before it takes the place; a crash before that leaves the old one where it was.
 */
export async function rebuildHere(
  world: SignInWorld,
  handle: string,
  password: string,
  lockCurrent: () => void,
): Promise<Rebuilt> {
  const signedIn = await askHub(world, handle.trim().toLowerCase(), password);
  const before = await world.enrolments.find({ hubId: signedIn.hubId, agentId: signedIn.agent.id });
  const atHub = await needsHub(askWhereItStands(world.transport, signedIn, world.ids.uuid()));
  const known = before ? await findKeyIfAny(world, before, password, signedIn.deskSecret) : null;
  const found = known ?? newKey(world);
  const enrolment = await enrolmentFor(world, signedIn, password, before, found);
  lockCurrent();
  const place = { folder: enrolment.folder, key: found.key };
  try {
    const salvaged = await salvageInto(world, place, signedIn, atHub, known !== null);
    if (before && !known) await world.enrolments.putAside(before);
    await world.enrolments.save(enrolment);
    const asideFolder = await world.replicas.replace(enrolment.folder);
    world.log.warn('replica.rebuilt', { saved: salvaged.saved, lost: salvaged.lost, drafts: salvaged.drafts });
    return { ...salvaged, asideFolder };
  } finally {
    found.key.fill(0);
  }
}

const unreachable = (cause?: unknown): never => refuse({ code: 'HUB_UNREACHABLE' }, cause);

/** Without the hub there is nothing to build from. */
async function needsHub<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof HubUnreachable) return unreachable(error);
    if (!(error instanceof HubRefused)) throw error;
    refusedByHub(error);
    return unreachable(error);
  }
}

function askHub(world: SignInWorld, handle: string, password: string): Promise<SignedIn> {
  return needsHub(
    (async () => {
      const misfit = await misfitOf(world);
      if (misfit) refuse(misfit);
      const known = (await world.enrolments.list()).find((one) => one.handle === handle);
      return await signInAsDevice(world, handle, password, known?.deviceId ?? DeviceId.parse(world.ids.uuid()));
    })(),
  );
}

async function findKeyIfAny(
  world: SignInWorld,
  before: StoredEnrolment,
  password: string,
  deskSecret: string,
): Promise<FoundKey | null> {
  try {
    return await findKey(world, before, password, deskSecret);
  } catch (error) {
    if (error instanceof SignInRefused && error.refusal.code === 'KEY_LOST') return null;
    throw error;
  }
}

type Place = { readonly folder: string; readonly key: Uint8Array };
type Old = Awaited<ReturnType<SignInWorld['replicas']['salvage']>>;

async function salvageInto(
  world: SignInWorld,
  place: Place,
  signedIn: SignedIn,
  atHub: number,
  hasKey: boolean,
): Promise<Salvaged> {
  const old = hasKey ? await openOld(world, place) : null;
  try {
    const made = await world.replicas.fresh(place);
    try {
      migrate(made.db);
      rememberSignIn(made.db, signedIn);
      return await fill(world, old, made, atHub);
    } finally {
      closeReplica(made);
    }
  } finally {
    if (old) closeReplica(old);
  }
}

async function openOld({ replicas }: SignInWorld, place: Place): Promise<Old> {
  try {
    return await replicas.salvage(place);
  } catch (error) {
    throw refusalFor(error);
  }
}

async function fill(world: SignInWorld, old: Old | null, made: OpenReplica, atHub: number): Promise<Salvaged> {
  const { kept, isWhole, isReadable } = old ? readOld(old) : nothingKept();
  const here = old ? await copyFiles(world, old, made, kept, atHub) : new Set<string>();
  const { saved, lost } = made.db.write((tx) => bringBack(tx, kept, atHub, world.clock.now(), here));
  const drafts =
    [...kept.drafts.values()].filter((list) => list.length > 0).length +
    [...kept.articles.values()].filter((draft) => draft !== null).length;
  return { saved, drafts, lost: isReadable ? (isWhole ? 0 : lost) : null };
}

const nothingKept = () => ({ kept: emptyKept(), isWhole: false, isReadable: false });

/** The journal first, and then whatever the database still gives away. */
function readOld({ db, journal }: Old): { kept: Kept; isWhole: boolean; isReadable: boolean } {
  const { kept, lines, unreadable } = readJournal(journal);
  const isWhole = db !== null && readDamaged(db, kept);
  // Not one line opens: this is not the key it was sealed with.
  return { kept, isWhole, isReadable: isWhole || lines > 0 || unreadable === 0 };
}

/**
 * Contents that only this desk has go along; one that cannot be read is told when its message is sent.
 * @returns those that are here now.
 */
async function copyFiles(
  world: SignInWorld,
  old: Old,
  made: OpenReplica,
  kept: Kept,
  atHub: number,
): Promise<Set<string>> {
  const here = new Set<string>();
  for (const sha256 of new Set(filesKept(kept, atHub).map((file) => file.sha256))) {
    try {
      await made.files.write(sha256, await old.files.read(sha256));
      here.add(sha256);
    } catch (error) {
      if (!(error instanceof FileLost)) throw error;
      world.log.warn('rebuild.file-lost');
    }
  }
  return here;
}
