import type { LiveContact } from '#shared/contract/app/contacts.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import type { Entity, TableName } from '#shared/domain/tables.ts';
import type { Changes } from '../kernel/changes.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Clock, Ids, Log, PracticeSource, ReadFeeling, Wording } from '../kernel/ports.ts';

export type StageRow = { readonly [T in TableName]: { readonly tbl: T; readonly data: Entity[T] } }[TableName];

/** What a desk for practice begins with. */
export type Setting = {
  /** The real desk, of which what the team knows is taken along. */
  readonly from: Desk;
  /** Who sits there: the same person, with what an agent may do. */
  readonly agent: Agent;
  readonly rows: readonly StageRow[];
  /** Key of the procedure of the case: no rule of the team knows the matters of practice. */
  readonly procedure: string | null;
  readonly onChanges: (changes: Changes) => void;
  readonly onContact: (contact: LiveContact) => void;
  /** The contact has left the desk: it was declined, or nobody waits for its wrap-up. */
  readonly onGone: () => void;
};

export type OpenStage = {
  readonly desk: Desk;
  /** What an exchange would say. */
  hear(event: CallEventInput): void;
  /** Rows as if they came from the hub; those named in `gone` are taken away again. */
  put(rows: readonly StageRow[], gone?: readonly { readonly tbl: TableName; readonly id: string }[]): void;
  /** What was said in a contact from then on (ms UTC) was not said. */
  unsay(contactId: string, fromAt: number): void;
};

/** Where one practises: a desk of its own that nothing leaves. */
export type Stage = {
  /** The one before is gone. */
  open(setting: Setting): OpenStage;
  close(): void;
};

export type PracticeWorld = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly feel: ReadFeeling | null;
  readonly wording: Wording;
  readonly log: Log;
  readonly source: PracticeSource;
  readonly desk: CurrentDesk;
  /** A window shows the desk. */
  readonly isAttended: () => boolean;
  readonly stage: Stage;
  /** Tells whoever looks that practice stands differently, when nothing of it was written. */
  readonly changed: () => void;
};
