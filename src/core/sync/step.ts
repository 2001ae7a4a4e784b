import type { PullReply } from '#shared/contract/team/sync.ts';
import type { Db } from '../db/types.ts';
import type { Changes } from '../kernel/changes.ts';
import type { Clock, Files, Ids, Log } from '../kernel/ports.ts';
import type { Writer } from './apply.ts';
import type { Hub } from './hub.ts';

/** What a step learned; the session decides what to do next. */
export type Learned = {
  /** The hub has more for us right now. */
  readonly more?: boolean;
  readonly pullAgain?: boolean;
  /** Before anything else. */
  readonly pullFirst?: boolean;
  /** Nothing is pushed for this long: sending the same at once would get the same answer. */
  readonly pushAfterMs?: number;
  readonly lease?: PullReply['leaseUntilAt'];
  /** Hub time minus desk time, ms; half of the way there and back may be wrong in it. */
  readonly skewMs?: number;
};

export type StepDeps = {
  readonly db: Db;
  readonly hub: Hub;
  readonly files: Files;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly agentId: string;
  readonly deviceId: string;
  readonly writer: () => Writer;
  readonly announce: (changes: Changes) => void;
};

export type Step = () => Promise<Learned>;
export type Steps = { readonly push: Step; readonly pull: Step; readonly snapshot: Step; readonly audit: Step };
