import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Sentence } from './sentence.ts';

export const HELP = `npm run host -- [options]      one desk in the browser, for a hub that already runs

  --data FOLDER       where this desk keeps its data (default ${join('~', '.attune', 'desk')})
  --hub URL           address of the hub (default http://127.0.0.1:7470, or ATTUNE_HUB)
  --port N            port on this computer; 0: any free one (default 0)
  --telephony-port N  where telephone systems on this computer tell what happens; off: nowhere (default 28910, or any free one)
  --as HANDLE         sign-in name to offer first
  --key file          the key lies in a file only you can read (default)
  --key passphrase    the key is made from a passphrase, asked for at the start (or taken from ATTUNE_PASSPHRASE)
  --help              this page
`;

const HANDLE = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const DEFAULT_HUB = 'http://127.0.0.1:7470';

export type HostOptions = {
  readonly dataDir: string;
  readonly hubUrl: string;
  readonly port: number;
  /** Null: the one of last time. */
  readonly telephonyPort: number | 'off' | null;
  readonly handle: string | null;
  readonly key: 'file' | 'passphrase';
  readonly isHelp: boolean;
};

/** Throws a `Sentence` for anything that cannot be meant. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): HostOptions {
  const values = parse(args);
  const key = values.key ?? 'file';
  if (key !== 'file' && key !== 'passphrase') throw new Sentence(`--key takes file or passphrase, not "${key}".`);
  if (values.as !== undefined && !HANDLE.test(values.as)) {
    throw new Sentence(`--as takes a sign-in name such as linxiao, not "${values.as}".`);
  }
  return {
    dataDir: resolve(values.data ?? join(homedir(), '.attune', 'desk')),
    hubUrl: readHubUrl(values.hub ?? env['ATTUNE_HUB'] ?? DEFAULT_HUB),
    port: readPort(values.port ?? '0', '--port'),
    telephonyPort: readTelephonyPort(values['telephony-port']),
    handle: values.as ?? null,
    key,
    isHelp: values.help,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const help = { type: 'boolean', short: 'h', default: false } as const;
  try {
    const options = { data: text, hub: text, port: text, 'telephony-port': text, as: text, key: text, help };
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new Sentence(`${cause instanceof Error ? cause.message : String(cause)} --help lists the options.`);
  }
}

function readHubUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href.replace(/\/$/, '');
  throw new Sentence(`--hub takes the address of a hub, for example ${DEFAULT_HUB}, not "${text}".`);
}

function readPort(text: string, option: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Sentence(`${option} takes a number from 0 (any free port) to 65535, not "${text}".`);
}

function readTelephonyPort(text: string | undefined): HostOptions['telephonyPort'] {
  return text === undefined ? null : text === 'off' ? 'off' : readPort(text, '--telephony-port');
}
