import { isAbsolute, resolve } from 'node:path';

export type Options = {
  /** Null: Electron's own folder for the program's data. */
  readonly dataDir: string | null;
  readonly hubUrl: string;
  readonly handle: string | null;
  /** Null: the one of last time. */
  readonly telephonyPort: number | 'off' | null;
};

const DEFAULT_HUB = 'http://127.0.0.1:7470';

/** `--hub=URL --data=DIR --as=HANDLE --telephony-port=N`; what cannot be meant is left out, because Chromium has arguments of its own. */
export function readOptions(argv: readonly string[], env: NodeJS.ProcessEnv, savedHub: () => unknown): Options {
  const given = (name: string) => argv.findLast((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const data = given('data');
  const handle = given('as');
  return {
    dataDir: data ? (isAbsolute(data) ? data : resolve(data)) : null,
    hubUrl: [given('hub'), env['ATTUNE_HUB'], savedHub()].map(asHub).find((url) => url !== undefined) ?? DEFAULT_HUB,
    handle: handle !== undefined && /^[a-z0-9][a-z0-9._-]{0,63}$/.test(handle) ? handle : null,
    telephonyPort: asPort(given('telephony-port')),
  };
}

function asHub(text: unknown): string | undefined {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href.replace(/\/$/, '') : undefined;
}

function asPort(text: string | undefined): number | 'off' | null {
  if (text === 'off') return 'off';
  const port = text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : null;
}
