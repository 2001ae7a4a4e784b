import type { ChannelBot } from '#shared/contract/team/admin.ts';
import type { InboundMessage } from '#shared/contract/team/inbound.ts';
import type { Channel } from '#shared/domain/channel.ts';
import type { Generated, GeneratedAlways } from 'kysely';

/** The hub's tables as Kysely sees them. All times are ms UTC; all versions plain numbers on both databases. */
export type Tables = {
  hub_seq: { one: Generated<boolean>; v: number; floor: number; epoch: string };
  hub_epoch: { id: string; at: number; sysid: string; tli: number; base_v: number };
  doc: {
    tbl: string;
    id: string;
    ver: number;
    data: Record<string, unknown>;
    /** Bytes of `data` as text. */
    size: GeneratedAlways<number>;
    fv: Record<string, FieldStamp>;
    ref: string | null;
    h0: number;
    h1: number;
  };
  member: { part: string; tbl: string; id: string; ver: number; op: number };
  part: { part: string; n: number; s0: number; s1: number; ver: number };
  scope: { agent: string; part: string };
  account: { agent: string; handle: string; password: string; at: number };
  device: {
    id: string;
    agent: string;
    name: string;
    /** The hub's half of the device's second key copy, base64. */
    secret: string;
    last_mid: Generated<number>;
    lease_until: number;
    enrolled_at: number;
    seen_at: number;
    revoked_at: number | null;
    schema: Generated<number>;
    /** The version up to which it has shown to hold nothing of who was erased. */
    receipt: Generated<number>;
  };
  erased: { customer: string; at: number; ver: number };
  mut: { device: string; mid: number; ver: number | null; status: string; detail: unknown; at: number };
  ver_time: { ver: number; at: number };
  token_family: {
    id: string;
    device: string;
    agent: string;
    generation: number;
    /** The newest generation somebody has used: its answer has arrived. */
    used: number;
    until_at: number;
    revoked_at: number | null;
  };
  /** `tries`: a JSON list of the ids of the requests that showed it. */
  refresh_token: { hash: string; family: string; generation: number; tries: Generated<string> };
  throttle: { key: string; fails: number; last_at: number };
  secret: { name: string; value: string };
  audit: {
    id: Generated<number>;
    at: number;
    agent: string;
    device: string | null;
    action: string;
    customer: string | null;
    rows: number;
    subject: string | null;
  };
  audit_customer: { customer: string; audit: number };
  blob: { sha256: string; size: number; data: Uint8Array };
  /** Who sent these bytes, and so may attach them. */
  upload: { sha256: string; agent: string; at: number };
  channel_token: {
    name: string;
    kind: 'telephony' | 'inbound';
    /** SHA-256 of the token, hex. */
    hash: string;
    /** The queue of what names none. */
    queue: string | null;
    at: number;
    revoked_at: number | null;
    bot: Generated<ChannelBot | null>;
  };
  extension: { ext: string; agent: string };
  /** A contact that waits for an agent (`agent` null), is offered to one until `until_at`, or was taken. */
  offer: {
    contact: string;
    queue: string;
    channel: Channel;
    since_at: number;
    agent: string | null;
    until_at: number | null;
    taken: Generated<boolean>;
    /** Who declined it or let it ring, and when. */
    passed: Generated<Record<string, number>>;
    /** When a process of the hub last knew its contact as going on. */
    known_at: Generated<number>;
  };
  /** The tickets of a channel's conversation; the one with the highest `seq` is its present one. */
  inbound_conversation: {
    token: string;
    conversation: string;
    ticket: string;
    customer: string;
    /** Replies written later than this version belong to the conversation. */
    since_ver: number;
    seq: GeneratedAlways<number>;
    /** What the live contact of it is called; null: there has been none. */
    call: Generated<string | null>;
    /** When that name was given. */
    call_at: Generated<number | null>;
    /** When the bot said that it is one; null: it has not. */
    bot_noticed_at: Generated<number | null>;
    /** Why the bot gave this ticket to a person; null: it has not. */
    bot_handed: Generated<string | null>;
  };
  /** Something a customer has sent to the bot, by the id of the message on the ticket. */
  bot_turn: {
    message: string;
    token: string;
    conversation: string;
    ticket: string;
    /** The order in which they are answered. */
    seq: GeneratedAlways<number>;
    /** `waiting`; `asked`, until `held_until` by one process; `ringing`: written, and still to be told to desks; `done`. */
    state: 'waiting' | 'asked' | 'ringing' | 'done';
    outcome: Generated<'told' | 'unsure' | 'handed' | 'passed' | 'gone' | null>;
    files: number;
    /** Who wrote it and how, as long as it may still ring. */
    sender: Pick<InboundMessage, 'channel' | 'from' | 'language'> | null;
    ring: Generated<{ callId: string; ringAt: number | null; lineAt: number } | null>;
    at: number;
    held_until: number;
    /** How often a process has begun to answer it; once it is `ringing`, to tell desks. */
    attempts: Generated<number>;
  };
  /** `day`: 2026-11-30, UTC. `reason`: of what was handed over; otherwise empty. */
  bot_count: {
    channel: string;
    day: string;
    what: 'begun' | 'answered' | 'unsure' | 'greeted' | 'handed';
    reason: string;
    n: number;
  };
  inbound_handle: { token: string; handle: string; customer: string };
  inbound_seen: { key: string; ticket: string; message: string; at: number };
};

/** `*` stands for every field that has not been written since the row was made. */
export type FieldStamp = { version: number; by: string; agentId: string | null; at: number };
