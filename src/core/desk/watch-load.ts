import type { Agent } from '#shared/domain/agent.ts';
import { talksOf, type DeskContacts } from '../contacts/index.ts';
import type { Db } from '../db/types.ts';
import { changeSet, type Changes } from '../kernel/changes.ts';
import type { Clock, Log, ReadFeeling, SettingsStore } from '../kernel/ports.ts';
import { DeskLoad, earOf } from '../load/index.ts';

type Watched = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly feel: ReadFeeling | null;
  readonly settings: SettingsStore;
  readonly agent: () => Agent;
  readonly contacts: DeskContacts;
  readonly isAttended: () => boolean;
  readonly announce: (changes: Changes) => void;
};

/** Watches over the load of who sits at an open desk. */
export function watchLoad({ contacts, announce, ...world }: Watched): DeskLoad {
  const talks = talksOf(
    () => contacts,
    () => world.clock.now(),
    world.agent,
  );
  return new DeskLoad({
    ...world,
    contacts,
    talks,
    presence: () => contacts.presence(),
    hear: earOf({ ...world, talks, contacts }),
    skew: () => contacts.skew(),
    announce: (about) => {
      const changed = changeSet();
      changed.addAll(about);
      announce(changed.changes);
    },
    tellHub: () => contacts.standsDifferently(),
  });
}
