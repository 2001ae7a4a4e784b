import type { ModelHub } from './transport-model-hub.ts';

/** The hub as it was at one moment. */
export type Backup = ReturnType<typeof backUp>;

export const backUp = ({ store, devices, decided }: ModelHub) => ({
  v: store.v,
  docs: structuredClone(store.docs),
  members: structuredClone(store.members),
  decided: [...decided],
  devices: [...devices].map(([id, { lastMid, outcomes, versions }]) => ({
    id,
    lastMid,
    outcomes: new Map(outcomes),
    versions: new Map(versions),
  })),
});

/** Versions that were given since the backup are never given again: whoever saw one of them is told by the epoch. */
const LEAP = 1_000_000;

/** Puts the hub back to an earlier moment, as after a restore from a backup: another epoch, the same devices. */
export function restoreTo(hub: ModelHub, backup: Backup): void {
  hub.epoch = `e${Number(hub.epoch.slice(1)) + 1}`;
  hub.store.docs.clear();
  hub.store.members.clear();
  for (const [key, doc] of structuredClone(backup.docs)) hub.store.docs.set(key, doc);
  for (const [part, members] of structuredClone(backup.members)) hub.store.members.set(part, members);
  hub.store.v = Math.max(hub.store.v, backup.v) + LEAP;
  hub.decided = [...backup.decided];
  for (const { id, lastMid, outcomes, versions } of backup.devices) {
    const device = hub.devices.get(id);
    if (device) Object.assign(device, { lastMid, outcomes: new Map(outcomes), versions: new Map(versions) });
  }
}

/** Forgets deletions, all but the last `keep` versions of them; who has not seen them is told by the floor. */
export function collect(hub: ModelHub, keep: number): void {
  const until = hub.store.v - keep;
  if (until <= hub.floor) return;
  hub.floor = until;
  for (const members of hub.store.members.values()) {
    for (const [key, { op, ver }] of members) if (op === 0 && ver <= until) members.delete(key);
  }
}
