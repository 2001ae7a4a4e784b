import type { Db } from '../db/types.ts';

/**
 * The world, as the core is given it. Nothing in the core reaches time, chance, the network, the disk or the keychain in
 * any other way; tests hand in worlds of their own.
 */
export type Clock = {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Calls `run` once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void;
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

/** Where one agent's copy of one hub lies, below the desk's data folder. */
export type ReplicaPlace = { readonly folder: string; readonly key: Uint8Array };

/** The files of replicas: one encrypted database and one folder of sealed attachments per (hub, agent). */
export type Replicas = {
  /**
   * Opens or creates. The schema is the core's own business (`db/migrate`). Nothing of `key` is kept by reference: the
   * caller erases it.
   * @throws ReplicaDamaged, ReplicaInUse
   */
  open(place: ReplicaPlace): Promise<{ readonly db: Db; readonly files: Files }>;
};
