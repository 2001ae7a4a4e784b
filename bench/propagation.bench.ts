import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { startHubProcess } from '#testkit/hub/hub-process.ts';
import { startTestPostgres } from '#testkit/hub/postgres.ts';
import { words } from '../e2e/fixtures/words.ts';
import { InboxPage } from '../e2e/pages/inbox-page.ts';
import { buildIfStale } from '../scripts/lib/build.ts';
import { bareLine } from './lib/bare-listener.ts';
import { LoadCounts } from './lib/load-counts.ts';
import { LoadDesk } from './lib/load-desk.ts';
import { makeTeam, type Person } from './lib/load-team.ts';
import { wireTo } from './lib/load-wire.ts';
import { keepWriting } from './lib/load-work.ts';
import { paintedAt } from './lib/painted.ts';
import type { Measured } from './lib/report.ts';
import { freshFolder, openCore, until } from './lib/rig.ts';
import { openScreenOf } from './lib/screen.ts';
import type { Settings } from './lib/settings.ts';
import { percentile, percentiles, round } from './lib/stats.ts';

export const takes = { edits: 60, commits: 5, rows: 2000, database: 'postgres' as 'postgres' | 'pglite' };
type Asked = typeof takes;
type App = ReturnType<typeof openCore>['app'];
type Samples = { readonly screen: number[]; readonly bare: number[] };
/** The one who writes, the page of another, and two clients without either. */
type Lines = {
  readonly app: App;
  readonly page: Page;
  /** To write on, one after the other; the clients without a screen have one of their own. */
  readonly tickets: readonly TicketListItem[];
  readonly bareTicketId: string;
  readonly bare: Awaited<ReturnType<typeof bareLine>>;
};

const OPEN = { view: 'open', queueId: null, text: '', order: 'newest', after: null, limit: 20 } as const;
const LIMIT_S = 3600;
/** Then the next ticket is opened. A conversation longer than a page of 60 lines must go on following its end. */
const LINES = 150;

async function openDatabase(kind: Asked['database']): Promise<{ database: string; close: () => Promise<void> }> {
  if (kind === 'pglite') {
    return { database: join(await freshFolder('propagation-hub'), 'pglite'), close: () => Promise.resolve() };
  }
  const postgres = await startTestPostgres();
  return { database: await postgres.newDatabase(), close: () => postgres.stop() };
}

/** From the call of one desk's screen until a note stands drawn on the other's; ms. */
async function onScreen({ app, page }: Lines, ticketId: TicketId, body: string): Promise<number> {
  const painted = paintedAt(page, body);
  const note = { id: randomUUID(), ticketId, kind: 'note' as const, body, attachmentIds: [], status: null };
  const began = Date.now();
  await app.messages.add(note);
  return (await painted) - began;
}

/** One of each in turn, with pauses of half a second to one and a half, so that they meet the hub and the desk at any moment. */
async function sample(lines: Lines, edits: number, name: string): Promise<Samples> {
  const samples: Samples = { screen: [], bare: [] };
  for (let i = 0; i < edits; i += 1) {
    const ticket = lines.tickets[Math.floor(i / LINES) % lines.tickets.length];
    if (!ticket) throw new Error('there is no open ticket');
    if (i % LINES === 0) await begin(lines, ticket);
    samples.screen.push(await onScreen(lines, ticket.id, `${name}-${i}.`));
    await wait(500 + Math.random() * 1000);
    samples.bare.push(await lines.bare.send(lines.bareTicketId));
    await wait(500 + Math.random() * 1000);
  }
  return samples;
}

/** A toast of the first sync may lie over the row: the click goes to the row itself. */
async function openTicket(page: Page, subject: string): Promise<void> {
  const inbox = new InboxPage(page, 'en');
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: words('en', 'tickets', 'filter.label') }).fill(subject);
  await inbox.row(subject).first().dispatchEvent('click');
  await inbox.timeline.waitFor();
}

/** A conversation is a list from its first line on. */
async function begin({ bare, page }: Lines, { id, subject }: TicketListItem): Promise<void> {
  await bare.send(id);
  await openTicket(page, subject);
}

async function openLines(hubUrl: string, people: readonly Person[]) {
  const [writer, , third, fourth] = people;
  if (!writer || !third || !fourth) throw new Error('not enough people');
  const { core, app } = openCore(await freshFolder('propagation-writer'), hubUrl);
  await app.session.signIn({ handle: writer.handle, password: writer.password });
  await until(async () => (await app.sync.status({})).state === 'online');
  const [ticket, ...tickets] = (await app.tickets.list(OPEN)).items;
  if (!ticket) throw new Error('there is no open ticket');
  const folder = await freshFolder('propagation-reader');
  const screen = await openScreenOf({ folder, hubUrl, as: 'p1' }, { showAll: true });
  const bare = await bareLine(hubUrl, [third, fourth]);
  await bare.send(ticket.id);
  const close = async (): Promise<void> => {
    bare.close();
    await screen.close();
    await core.stop();
  };
  return { app, page: screen.page, tickets, bareTicketId: ticket.id, bare, close };
}

async function whileOthersWrite(
  hubUrl: string,
  people: readonly Person[],
  perSecond: number,
  work: () => Promise<Samples>,
) {
  const wire = wireTo(hubUrl);
  const around = { wire, counts: new LoadCounts() };
  const desks = await Promise.all(people.map((person) => LoadDesk.open(person, around)));
  let isOver = false;
  const writing = keepWriting(desks, { perSecond, seconds: LIMIT_S, isOver: () => isOver });
  try {
    return await work();
  } finally {
    isOver = true;
    await writing;
    await Promise.all(desks.map((desk) => desk.stop()));
    wire.close();
  }
}

/** First while nobody else works, then while others do, on other tickets: what is drawn on this one is counted. */
async function both(hubUrl: string, people: readonly Person[], { edits, commits }: Pick<Asked, 'edits' | 'commits'>) {
  const lines = await openLines(hubUrl, people);
  const shown = new Set<string>(lines.tickets.map(({ id }) => id));
  const others = people.slice(4).map((person) => {
    return { ...person, ticketIds: person.ticketIds.filter((id) => !shown.has(id)) };
  });
  try {
    const quiet = await sample(lines, edits, 'quiet');
    const busy = await whileOthersWrite(hubUrl, others, commits, () => sample(lines, edits, 'busy'));
    return { quiet, busy };
  } finally {
    await lines.close();
  }
}

function resultOf(name: string, { screen, bare }: Samples, facts: Record<string, string | number>): Measured {
  const [value, limit] = [percentile(screen, 0.95), percentile(bare, 0.95)];
  const around = percentiles(bare);
  return {
    name,
    value: round(value / 1000),
    unit: 's (p95)',
    ...percentiles(screen),
    limit: round(limit / 1000),
    ratio: round(limit / value),
    promise: { text: 'p95 ≤ 1.5 s', isKept: value <= 1500 },
    facts: { ...facts, bareP50Ms: around.p50Ms, bareP95Ms: around.p95Ms, bareP99Ms: around.p99Ms },
  };
}

/** A note of one desk until it is drawn on the screen of another, while nobody else works and while others do. */
export async function measure(settings: Partial<Settings>): Promise<Measured[]> {
  await buildIfStale();
  const { edits, commits, rows, database: kind } = { ...takes, ...settings };
  const { database, close } = await openDatabase(kind);
  const people = await makeTeam(database, { desks: 6, queues: 1, rows });
  const hub = await startHubProcess(['serve', '--database', database, '--port', '0', '--log', 'error']);
  try {
    const { quiet, busy } = await both(hub.url, people, { edits, commits });
    const facts = { database: kind, tickets: rows, edits };
    return [
      resultOf('propagation quiet', quiet, { ...facts, othersPerS: 0 }),
      resultOf('propagation busy', busy, { ...facts, othersPerS: commits }),
    ];
  } finally {
    await hub.stop();
    await close();
  }
}
