/** Why a hub could not start or a command could not run. The command line turns each code into one sentence with a cure. */
export const PROBLEMS = [
  'folder-in-use', // another live hub works on this folder
  'database-from-future', // written by a newer hub
  'database-unreachable',
  'database-damaged', // and there is no dump to go back to
  'database-unsafe', // fsync or synchronous_commit is off
  'address-not-loopback', // without TLS
  'demo-not-loopback',
  'port-in-use',
  'tls-unreadable',
  'demo-unreadable',
  'demo-on-real-data', // --demo on a database with people of its own
  'demo-data', // a demo database, started without --demo
  'unknown-handle',
  'unknown-agent',
  'last-admin', // nobody could put it right again
  'handle-taken',
  'unknown-queue',
  'queue-taken',
  'unknown-device',
  'channel-taken',
  'unknown-channel',
  'unknown-extension',
  'unknown-customer',
  'ledger-unreadable', // nobody knows then who must not come back
  'scope-needs-role', // a queue holds customers, and this role may not read them
  'weak-password',
  'bad-value',
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: ProblemCode, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.params = params;
  }
}
