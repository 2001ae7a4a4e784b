import type { Feeling } from '#shared/domain/guidance/index.ts';
import type { PracticeContent } from '#shared/domain/practice/index.ts';
import type { SopStep } from '#shared/domain/sop/index.ts';
import type { Language, LocalizedText } from '#shared/kernel/text.ts';
import type { Db } from '../db/types.ts';

/**
 * The world, as the core is given it. Nothing in the core reaches time, chance, the network, the disk or the keychain in
 * any other way; tests hand in worlds of their own.
 */
export type Clock = {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Milliseconds since some moment. Nobody can set it; while the machine sleeps it may stand still. */
  monotonic(): number;
  /** Calls `run` once after `delayMs` of monotonic time; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void;
};

/** Reads a customer's line; `earlier`: what their lines before it said, oldest first. */
export type ReadFeeling = (text: string, earlier: readonly Feeling[]) => Feeling;

/** A text, and what answers it, by a name of the asker's choosing. */
export type IntentExample = { readonly answer: string; readonly text: string };
/** `confidence`: how often guesses as confident as this one are right, 0 … 1. `because`: the words that led to it. */
export type IntentGuess = { readonly answer: string; readonly confidence: number; readonly because: readonly string[] };

/** Learns what answers what, beside everything else. */
export type Intents = {
  /**
   * In the place of what it knew before, which answers meanwhile; resolves when it answers from these.
   * @throws when what learns breaks or is stopped; then what it knew before stands, unless it was stopped.
   */
  learn(examples: readonly IntentExample[]): Promise<void>;
  /** The most likely first, at most three. `isSure` false: nothing it knows is meant. */
  ask(text: string): Promise<{ readonly guesses: readonly IntentGuess[]; readonly isSure: boolean }>;
  /** It has learned, and knows it still. */
  isReady(): boolean;
  /** Forgets all it has learned and is learning. It may learn again. */
  stop(): void;
};

export type Ids = {
  /** A UUIDv7: sorts by time of making. */
  uuid(): string;
};

export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  bytes(length: number): Uint8Array<ArrayBuffer>;
};

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
/** Never hand it names, numbers or words of customers: ids, codes and counts only. */
export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, cause: unknown, fields?: LogFields): void;
};

export type HubRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Path and query below the hub's URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
};
export type HubResponse = {
  readonly status: number;
  header(name: string): string | null;
  text(): Promise<string>;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** Decoded text as it arrives (poke stream). Ends when the hub or the signal ends it. */
  lines(): AsyncIterable<string>;
};
/** Throws `HubUnreachable` when no answer came; any status is an answer. */
export type Transport = {
  readonly hubUrl: string;
  request: (request: HubRequest) => Promise<HubResponse>;
};

export class HubUnreachable extends Error {
  override readonly name = 'HubUnreachable';
}

/** Protects small secrets with what the machine offers: keychain, a file only the user can read, or a passphrase. */
export type Keys = {
  readonly protection: 'keychain' | 'file' | 'passphrase';
  protect(secret: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws when the bytes were not protected here. */
  unprotect(sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
};

/** Small named files outside the replica: enrolments. Writing is atomic and durable; names are `[a-z0-9-]+`. */
export type Cabinet = {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  list(): Promise<string[]>;
};

/** Settings of the desk, shared by both shells in one file. */
export type SettingsStore = {
  get(): Record<string, unknown>;
  set(values: Record<string, unknown>): void;
};

/** The desk's own door for telephone systems on this computer, as its shell keeps it. */
export type TelephonyDoor = {
  /** Where they tell what happens, token and all; null: nothing is listened to. */
  address(): string | null;
  /** Ends the token in use: everything set up with it has to be set up again. */
  renew(): Promise<void>;
};

/** The content is not there, or not what was written. */
export class FileLost extends Error {
  override readonly name = 'FileLost';
}

/** Content-addressed bytes on disk, sealed with the replica's key. */
export type Files = {
  has(sha256: string): Promise<boolean>;
  write(sha256: string, bytes: Uint8Array): Promise<void>;
  /** @throws FileLost */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Nothing happens when it is not there. */
  remove(sha256: string): Promise<void>;
  /** Forgets the key; every call after it throws. */
  close(): void;
};

/** Cryptography the core needs, so that it stays free of Node and of any one library. */
export type Crypto = {
  /** Argon2id, 19 MiB, 2 passes (OWASP minimum): 32 bytes from a password and a 16-byte salt. */
  stretch(password: string, salt: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** AES-256-GCM. */
  seal(key: Uint8Array, plain: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Throws when the key is wrong or a byte was changed. */
  open(key: Uint8Array, sealed: Uint8Array): Uint8Array<ArrayBuffer>;
  sha256(bytes: Uint8Array): string;
};

/**
 * A second, independent record of what the agent wrote: sealed lines that are only ever added. Invariants:
 * 1. A line is either read back whole or not at all; a damaged one takes no other with it.
 * 2. What was added durably is on the disk when `append` returns.
 * 3. `rewrite` leaves the old lines or the new ones, never half of them.
 */
export type Journal = {
  /** @throws DiskFull; a torn line is passed over by `read`. */
  append(lines: readonly string[], options: { readonly isDurable: boolean }): void;
  /** In order; `unreadable` counts what is not a line of ours (any more). */
  read(): { readonly lines: readonly string[]; readonly unreadable: number };
  rewrite(lines: readonly string[]): void;
  /** What it takes on the disk. */
  readonly bytes: number;
  /** Forgets the key; every call after it throws. */
  close(): void;
};

/** Where one agent's copy of one hub lies, below the desk's data folder. */
export type ReplicaPlace = { readonly folder: string; readonly key: Uint8Array };
export type ReplicaParts = { readonly db: Db; readonly files: Files; readonly journal: Journal };
export type ReplicaSizes = { readonly replicaBytes: number; readonly walBytes: number; readonly filesBytes: number };

/**
 * The files of replicas: for each (hub, agent) one encrypted database, one journal and one folder of sealed attachments.
 * Nothing of `key` is kept by reference: the caller erases it.
 */
export type Replicas = {
  /**
   * Opens or creates. The schema is the core's own business (`db/migrate`).
   * @throws ReplicaDamaged, ReplicaInUse, DiskFull
   */
  open(place: ReplicaPlace): Promise<ReplicaParts>;
  /** What is left of a damaged one; `db` is null when not even its first page can be read. @throws ReplicaInUse */
  salvage(place: ReplicaPlace): Promise<Omit<ReplicaParts, 'db'> & { readonly db: Db | null }>;
  /** An empty one that stands beside the one of this folder until `replace`. What an earlier try left there goes. */
  fresh(place: ReplicaPlace): Promise<ReplicaParts>;
  /**
   * Puts what is in the folder aside and the fresh one in its place; both are closed. Cut off between the two steps, the
   * next `open` takes the second. @returns where the old one lies now, as a path of this computer.
   */
  replace(folder: string): Promise<string>;
  sizes(folder: string): Promise<ReplicaSizes>;
  /** One that lies nowhere and ends with `close`: for a desk that nothing of may stay. Its schema is empty too. */
  inMemory(): ReplicaParts;
};

/** A procedure that comes with the program, without what it does to tickets. */
export type ShippedProcedure = {
  readonly key: string;
  readonly version: number;
  readonly title: LocalizedText;
  readonly start: string;
  readonly steps: readonly SopStep[];
};

/** What practice is made of. Null: it is missing or damaged, or there is no such procedure. */
export type PracticeSource = {
  content(lang: Language): PracticeContent | null;
  procedure(key: string): ShippedProcedure | null;
};

/** Asks a language model to say a line in other words. @throws when it does not answer in time, or not what it should. */
export type Wording = (request: {
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
  readonly messages: readonly { readonly role: 'system' | 'user'; readonly content: string }[];
  readonly timeoutMs: number;
}) => Promise<string>;

/** What an engineer asks about the computer; nothing here names a person. */
export type Machine = {
  /** `electron` or `node`. */
  readonly shell: string;
  readonly dataFolder: string;
  readonly runtime: string;
  readonly sqlite: string;
  memoryBytes(): number;
  /** Null: the system does not say. */
  freeBytes(): Promise<number | null>;
};
