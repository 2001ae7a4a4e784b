import { doorOf, type Door } from './exchange.ts';
import { hubChannel } from './hub-channel.ts';
import type { RungCall } from './rung-calls.ts';
import { Sentence } from './sentence.ts';

/** What the command line says of where a call rings. */
export type Where = {
  readonly desk?: string | undefined;
  readonly hub?: string | undefined;
  readonly token?: string | undefined;
  readonly address?: string | undefined;
};

export const DEFAULT_DESK = 'linxiao';

/** @throws Sentence for what is no address */
function checked(given: string, flag: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return given.replace(/\/$/, '');
  const local = flag === '--hub' ? 'local, or ' : '';
  throw new Sentence(`${flag} takes ${local}an address such as https://hub.example, not "${given}".`);
}

/** The place that is named; undefined: none is. @throws Sentence for two, or what is none */
export function placeOf({ desk, hub, token, address }: Where): string | undefined {
  const named = [desk && '--desk', hub && '--hub', address && '--address'].filter((one) => one !== undefined);
  if (named.length > 1) throw new Sentence(`a call rings in one place: ${named.join(' or ')}.`);
  if (token !== undefined && hub === undefined)
    throw new Sentence('--token is of a channel of a hub: name the hub with --hub.');
  if (hub !== undefined) return `hub ${hub === 'local' ? hub : checked(hub, '--hub')}`;
  if (address !== undefined) return `address ${checked(address, '--address')}`;
  return desk === undefined ? undefined : `desk ${desk}`;
}

const atHub = (url: string): string => `the hub ${new URL(url).origin} cannot be reached. Is it running?`;

/** Where a new call is to be told. @throws Sentence */
export async function openDoor(data: string, where: Where): Promise<Door> {
  const { hub, address, desk = DEFAULT_DESK } = where;
  if (address !== undefined) return { address, gone: `nobody answers at ${new URL(address).origin}.` };
  if (hub === undefined) return doorOf(data, desk);
  const { url, token } = await hubChannel(data, 'telephony', where);
  return { address: `${url}/telephony/v1/${encodeURIComponent(token)}`, gone: atHub(url) };
}

/** Where the later events of a call are to be told: a desk may listen elsewhere by now. @throws Sentence */
export async function doorAgain(data: string, { place, address }: RungCall): Promise<Door> {
  const [kind, name = ''] = place.split(' ');
  if (kind === 'desk') return doorOf(data, name);
  return { address, gone: kind === 'hub' ? atHub(address) : `nobody answers at ${new URL(address).origin}.` };
}
