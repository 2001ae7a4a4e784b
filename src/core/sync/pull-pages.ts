import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { MAX_PULL_BYTES, type PullReply, type PullRequest, type PullReset } from '#shared/contract/team/sync.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import type { Clock } from '../kernel/ports.ts';
import { acknowledgedMid } from '../outbox/index.ts';
import { positionOf } from './parts.ts';
import type { StepDeps } from './step.ts';

export type Page = {
  readonly req: string;
  readonly reply: PullReply | PullReset;
  /** Hub time minus desk time, ms; undefined where the hub did not say. */
  readonly skewMs: number | undefined;
  /** It was asked for before what had been sent meanwhile: it cannot say that we are level. */
  readonly isAhead: boolean;
};
type Place = Pick<PullRequest, 'epoch' | 'cursor' | 'live' | 'ackMid'>;
type Deps = Pick<StepDeps, 'db' | 'hub' | 'ids' | 'clock' | 'deviceId'>;

/** The hub wrote its time somewhere between question and answer: the middle is the best guess. */
function skewOf(clock: Clock, askedAt: number, reply: PullReply | PullReset): number | undefined {
  if ('reset' in reply) return undefined;
  return Math.round(reply.now - (clock.now() - (clock.monotonic() - askedAt) / 2));
}

async function ask({ hub, ids, clock, deviceId }: Deps, place: Place, isAhead: boolean): Promise<Page> {
  const req = ids.uuid();
  const about = { req, device: deviceId as DeviceId, schema: PROTOCOL_VERSION, max: MAX_PULL_BYTES };
  const askedAt = clock.monotonic();
  const reply = await hub.pull({ ...about, ...place });
  return { req, reply, skewMs: skewOf(clock, askedAt, reply), isAhead };
}

/**
 * Pages of what changed since the cursor. The next one is fetched while this one is written: the two take about as long. One page at
 * most, and only to be used from exactly the place it was asked for; whatever went wrong with it is found out by asking again.
 */
export type PullPages = { readonly take: () => Promise<Page>; readonly begin: (reply: PullReply) => void };

export function pullPages(deps: Deps): PullPages {
  let kept: { readonly place: string; readonly page: Promise<Page | undefined> } | undefined;
  const here = (): Place => {
    const { epoch, cursor, live } = deps.db.read(positionOf);
    return { epoch, cursor, live: [...live], ackMid: deps.db.read(acknowledgedMid) };
  };
  return {
    take: async () => {
      const place = here();
      const page = kept?.place === JSON.stringify(place) ? kept.page : undefined;
      kept = undefined;
      return (await page) ?? ask(deps, place, false);
    },
    begin: ({ to }) => {
      const place = { ...here(), cursor: to };
      kept = { place: JSON.stringify(place), page: ask(deps, place, true).catch(() => undefined) };
    },
  };
}
