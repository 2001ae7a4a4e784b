import type { Outcome } from '#shared/domain/mutation/index.ts';

/** An edit the desk has said yes to. `messageId`: the line it wrote, where it wrote one. */
export type Edit = { readonly mid: number; readonly name: string; readonly messageId: string | null };

/** One link of a replica with the row it keeps; `hash` of its content, null: the row is missing. */
export type HeldRow = readonly [
  part: string,
  tbl: string,
  id: string,
  ver: number,
  rowVer: number,
  hash: string | null,
];

export type Standing = {
  readonly device: string;
  readonly agentId: string;
  /** As the pill says. */
  readonly state: string;
  readonly reason: string | null;
  /** Edits nobody has decided. */
  readonly open: number;
  readonly cursor: number;
};

/** What became of every edit, as the desk knows it. */
export type Told = readonly [mid: number, state: string, status: Outcome['status'] | null];
export type Replica = Standing & { readonly rows: readonly HeldRow[]; readonly told: readonly Told[] };

/** Parent → desk. `work`: edit steadily; `rest`: stop; `shift`: somebody sets the computer's clock. */
export type Command =
  | { readonly type: 'work'; readonly everyMs: number }
  | { readonly type: 'rest' | 'standing' | 'replica' | 'stop'; readonly ask?: number }
  | { readonly type: 'shift'; readonly ms: number };

/** Desk → parent. */
export type Said =
  | { readonly type: 'ready'; readonly mode: string }
  | { readonly type: 'edited'; readonly device: string; readonly edits: readonly Edit[] }
  | { readonly type: 'signed-in-again' }
  | { readonly type: 'fault'; readonly words: string }
  | { readonly type: 'answer'; readonly ask: number; readonly value: Standing | Replica | null };

export type DeskStart = {
  readonly dataDir: string;
  readonly hubUrl: string;
  readonly handle: string;
  readonly password: string;
  readonly seed: number;
};
