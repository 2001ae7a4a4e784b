import type {
  Cabinet,
  Clock,
  Crypto,
  Ids,
  Intents,
  Keys,
  Log,
  Machine,
  PracticeSource,
  Random,
  ReadFeeling,
  Replicas,
  SettingsStore,
  TelephonyDoor,
  Transport,
  Wording,
} from './kernel/ports.ts';

export type CorePorts = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly transport: Transport;
  readonly keys: Keys;
  readonly cabinet: Cabinet;
  readonly settings: SettingsStore;
  readonly telephony: TelephonyDoor;
  /** Null: what it reads with is missing or damaged; then nothing is read, and the screen says so. */
  readonly feel: ReadFeeling | null;
  readonly intents: Intents;
  readonly practice: PracticeSource;
  readonly wording: Wording;
  readonly crypto: Crypto;
  readonly replicas: Replicas;
  readonly machine: Machine;
  readonly version: string;
  readonly deviceName: string;
  /** Offered first on the sign-in page; null: the last person who signed in here. */
  readonly suggestedHandle: string | null;
};
