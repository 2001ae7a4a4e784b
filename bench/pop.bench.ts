import { cp } from 'node:fs/promises';
import { constants } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { systemClock } from '#core/adapters/clock.node.ts';
import { Telephony } from '#core/adapters/telephony.node.ts';
import { buildIfStale } from '../scripts/lib/build.ts';
import { bareLookUps } from './lib/bare-card.ts';
import { CALLERS, callers, customersOf, type Caller } from './lib/callers.ts';
import { exchangeTo, nowMs, type Exchange } from './lib/caller-door.ts';
import { barePaint, cardGone, cardPainted } from './lib/card-page.ts';
import type { Measured } from './lib/report.ts';
import { deskFolder, freshFolder, goneHubOf, HANDLE, openCore, PASSWORD, quiet } from './lib/rig.ts';
import { PEER_TICKETS, trackerLookUps } from './lib/request-tracker.ts';
import { openScreen } from './lib/screen.ts';
import type { Settings } from './lib/settings.ts';
import { percentile, percentiles, round } from './lib/stats.ts';

export const takes = { rows: 1_000_000, calls: 500 };

const PROMISED_MS = 50;
/** Calls do not come in step with the page's frames or anybody's timers. */
const pause = (): Promise<void> => wait(40 + Math.random() * 60);

const ring = (exchange: Exchange, { from }: Caller, callId: string): Promise<number> =>
  exchange.tell({ event: 'newCall', direction: 'in', from, to: '+861065529988', callId });
/** The other side gives up: the card goes. */
const giveUp = (exchange: Exchange, callId: string): Promise<number> =>
  exchange.tell({ event: 'hangup', direction: 'in', cause: 'cancel', callId });

/** From the first byte of a ringing until the core hands its screens the contact with everything its card shows; ms. */
async function untilReady(folder: string, all: readonly Caller[]): Promise<number[]> {
  const { core, app } = openCore(folder, await goneHubOf(folder));
  await app.session.signIn({ handle: HANDLE, password: PASSWORD });
  const door = new Telephony({ dataDir: folder, port: 0, clock: systemClock, log: quiet });
  await door.open(core);
  const exchange = await exchangeTo(folder);
  const stop = new AbortController();
  const events = await app.events.subscribe({}, { signal: stop.signal });
  const rings = ringsIn(events);
  const samples: number[] = [];
  for (const [i, caller] of all.entries()) {
    const ready = rings.next();
    const began = await ring(exchange, caller, `ready-${i}`);
    samples.push((await ready) - began);
    await giveUp(exchange, `ready-${i}`);
    await pause();
  }
  stop.abort();
  exchange.close();
  await door.close();
  await core.stop();
  return samples;
}

const isRinging = (event: AppEvent): boolean => event.type === 'contact' && event.contact.state === 'ringing';

/** Reads on all the time, as a screen does: what was told before must not stand in the way of the next ring. */
function ringsIn(events: AsyncIterable<AppEvent>): { next(): Promise<number> } {
  let told: ((at: number) => void) | undefined;
  void (async () => {
    for await (const event of events) if (isRinging(event)) told?.(nowMs());
  })().catch(() => undefined);
  return { next: () => new Promise((resolve) => (told = resolve)) };
}

/** From the first byte of a ringing until the card is drawn in Chromium; ms. */
async function untilPainted(page: Page, exchange: Exchange, all: readonly Caller[]): Promise<number[]> {
  const samples: number[] = [];
  for (const [i, caller] of all.entries()) {
    const painted = await cardPainted(page);
    const began = await ring(exchange, caller, `painted-${i}`);
    samples.push((await painted()) - began);
    await giveUp(exchange, `painted-${i}`);
    await cardGone(page);
    await pause();
  }
  return samples;
}

async function onScreen(folder: string, all: readonly Caller[]): Promise<{ painted: number[]; bare: number[] }> {
  const screen = await openScreen(folder);
  const exchange = await exchangeTo(folder);
  try {
    // The first card also fetches its script; a desk that is open has done so before anybody calls.
    await untilPainted(screen.page, exchange, all.slice(0, 3));
    const painted = await untilPainted(screen.page, exchange, all);
    const bare: number[] = [];
    for (let i = 0; i < 100; i += 1) {
      bare.push(await barePaint(screen.page));
      await pause();
    }
    return { painted, bare };
  } finally {
    exchange.close();
    await screen.close();
  }
}

/**
 * A telephone system rings a desk that holds a million tickets: until the card's data stand in the core, and until the card is drawn.
 * The limit is SQLite alone finding the same rows, and a page that draws a card it has already.
 */
export async function measure(settings: Partial<Settings>): Promise<Measured[]> {
  await buildIfStale();
  const { rows, calls } = { ...takes, ...settings };
  const folder = await freshFolder('pop');
  await cp(await deskFolder(rows, CALLERS), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const all = callers(calls, rows);
  const facts = { tickets: rows, customers: customersOf(rows), calls };
  const lookUps = await bareLookUps(rows, all);
  const ready = await untilReady(folder, all);
  const { painted, bare } = await onScreen(folder, all);
  const tracker = await trackerLookUps();
  const unequal = `Request Tracker over REST with ${PEER_TICKETS} tickets (unequal, in our disfavour)`;
  const peers = tracker ? { peers: { [unequal]: round(percentile(tracker, 0.99)) } } : {};
  const missing = tracker ? {} : { peer: 'Request Tracker is not installed' };
  const [readyMs, paintedMs] = [percentile(ready, 0.99), percentile(painted, 0.99)];
  const [foundMs, limitMs] = [percentile(lookUps, 0.99), percentile(lookUps, 0.99) + percentile(bare, 0.99)];
  return [
    {
      name: 'pop ready',
      value: round(readyMs),
      unit: 'ms (p99)',
      ...percentiles(ready),
      limit: round(foundMs, 3),
      ratio: round(foundMs / readyMs, 3),
      facts,
    },
    {
      name: 'pop painted',
      value: round(paintedMs),
      unit: 'ms (p99)',
      ...percentiles(painted),
      limit: round(limitMs),
      ratio: round(limitMs / paintedMs),
      ...peers,
      promise: { text: `p99 ≤ ${PROMISED_MS} ms`, isKept: paintedMs <= PROMISED_MS },
      facts: { ...facts, barePaintP99Ms: round(percentile(bare, 0.99)), lookUpP99Ms: round(foundMs, 3), ...missing },
    },
  ];
}
