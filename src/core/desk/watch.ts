import type { Agent } from '#shared/domain/agent.ts';
import { BoardLine } from '../board/index.ts';
import { talksOf, type DeskContacts } from '../contacts/index.ts';
import type { Db } from '../db/types.ts';
import { changeSet, type Changes } from '../kernel/changes.ts';
import type { Clock, Log, ReadFeeling, SettingsStore } from '../kernel/ports.ts';
import { DeskLoad, earOf } from '../load/index.ts';
import type { RunningSync } from '../sync/index.ts';

type Announce = (changes: Changes) => void;

function say(announce: Announce, about: string): void {
  const changed = changeSet();
  changed.addAll(about);
  announce(changed.changes);
}

type Watched = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly feel: ReadFeeling | null;
  readonly settings: SettingsStore;
  readonly agent: () => Agent;
  readonly contacts: DeskContacts;
  readonly isAttended: () => boolean;
  readonly isClockKnown: () => boolean;
  readonly announce: Announce;
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
    presence: (hands) => contacts.presence(hands),
    hear: earOf({ ...world, talks, contacts }),
    skew: () => contacts.skew(),
    announce: (about) => say(announce, about),
    tellHub: () => contacts.standsDifferently(),
  });
}

type Watching = {
  readonly clock: Clock;
  readonly deviceId: string;
  readonly sync: Pick<RunningSync, 'board' | 'ask'>;
  readonly announce: Announce;
};

/** A lead's line to the team. */
export const watchBoard = ({ clock, deviceId, sync, announce }: Watching): BoardLine =>
  new BoardLine({ clock, deviceId, listen: sync.board, ask: sync.ask, changed: () => say(announce, 'board') });
