import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sentence } from './sentence.ts';

/**
 * A call these commands have rung, so that later ones can go on with it. `place`: where it rang, as `desk linxiao`, `hub local`,
 * `hub https://…` or `address http://…`. `sides`: what every event of it says besides its id.
 */
export type RungCall = {
  readonly callId: string;
  readonly place: string;
  readonly address: string;
  readonly sides: Readonly<Record<string, string>>;
  readonly state: 'ringing' | 'answered' | 'ended';
  /** ms UTC. */
  readonly rungAt: number;
};

/** Older ones are forgotten. */
const MOST = 50;
const folderOf = (data: string): string => join(data, 'rung-calls');
const fileOf = (data: string, callId: string): string => join(folderOf(data), `${callId}.json`);

/** One file a call: two commands that run at once do not write over each other. The address holds a token: for its owner only. */
export async function keepCall(data: string, call: RungCall): Promise<void> {
  await mkdir(folderOf(data), { recursive: true, mode: 0o700 });
  await writeFile(fileOf(data, call.callId), `${JSON.stringify(call)}\n`, { mode: 0o600 });
  for (const { callId } of (await rungCalls(data)).slice(MOST)) await rm(fileOf(data, callId), { force: true });
}

const read = async (file: string): Promise<RungCall[]> => {
  try {
    return [JSON.parse(await readFile(file, 'utf8')) as RungCall];
  } catch {
    return [];
  }
};

/** The newest first. */
export async function rungCalls(data: string): Promise<RungCall[]> {
  const names = await readdir(folderOf(data)).catch((): string[] => []);
  const calls = await Promise.all(names.map((name) => read(join(folderOf(data), name))));
  return calls.flat().toSorted((a, b) => b.rungAt - a.rungAt);
}

const going = (calls: readonly RungCall[]): string => {
  const ids = calls.filter(({ state }) => state !== 'ended').map(({ callId, place }) => `${callId} (${place})`);
  return ids.length === 0
    ? 'Ring another with: npm run ring'
    : `Still going, for --call: ${ids.slice(0, 3).join(', ')}`;
};

/** Which call: by `call`, its id or how that begins, or else the one rung last at `place`, or anywhere. */
export type Which = { readonly call?: string | undefined; readonly place?: string | undefined };

/** The call to go on with; undefined: nothing has rung there yet. @throws Sentence when it has ended, or is none of these commands' */
export async function callToGoOnWith(data: string, { call, place }: Which): Promise<RungCall | undefined> {
  const calls = (await rungCalls(data)).filter((one) => place === undefined || one.place === place);
  const fitting = call === undefined ? calls.slice(0, 1) : called(calls, call);
  const [found, another] = fitting;
  if (call !== undefined && !found) throw new Sentence(`no call "${call}" was rung from here. ${going(calls)}`);
  if (another) throw new Sentence(`"${call}" begins the ids of ${fitting.length} calls. Write one whole.`);
  if (found?.state === 'ended') throw new Sentence(`the call ${found.callId} has ended. ${going(calls)}`);
  return found;
}

function called(calls: readonly RungCall[], call: string): RungCall[] {
  const whole = calls.filter(({ callId }) => callId === call);
  return whole.length > 0 || call === '' ? whole : calls.filter(({ callId }) => callId.startsWith(call));
}
