import { getEventMeta } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { openLab, type AppClient, type Lab, type TestDesk } from '#testkit/core-desk.ts';

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
});
afterEach(() => lab.close());

type Reader = { readonly seen: { event: AppEvent; id: string | undefined }[]; stop(): Promise<void> };

async function read(app: AppClient, lastEventId?: string): Promise<Reader> {
  const stop = new AbortController();
  const seen: Reader['seen'] = [];
  const stream = await app.events.subscribe(
    {},
    { signal: stop.signal, ...(lastEventId === undefined ? {} : { lastEventId }) },
  );
  const done = (async () => {
    for await (const event of stream) seen.push({ event, id: getEventMeta(event)?.id });
  })().catch(() => undefined);
  return {
    seen,
    stop: async () => {
      stop.abort();
      await lab.clock.advance(100);
      await done;
    },
  };
}
const draft = (ticketId: string, body: string) => ({
  ticketId,
  draft: { kind: 'note' as const, body, attachments: [] },
});
const drafts = (reader: Reader): string[] =>
  reader.seen.flatMap(({ event }) => (event.type === 'changed' ? (event.tables['draft'] ?? []) : []));

describe('the stream of events', () => {
  test('begins with a place, and gives every event one', async () => {
    const reader = await read(desk.app);
    await lab.clock.advance(100);
    await desk.app.drafts.save(draft('t1', 'a'));
    await lab.clock.advance(100);
    await reader.stop();
    const said = reader.seen.map(({ event }) => (event.type === 'changed' ? Object.keys(event.tables) : event.type));
    // Whoever reads looks at the desk: its agent is there from then on.
    expect(said).toEqual(['session', ['day', 'load_now'], ['draft']]);
    expect(reader.seen.every(({ id }) => id !== undefined)).toBe(true);
  });

  test('goes on where a reader was cut off, without loss', async () => {
    const first = await read(desk.app);
    await desk.app.drafts.save(draft('t1', 'a'));
    await lab.clock.advance(100);
    await first.stop();
    await desk.app.drafts.save(draft('t2', 'b'));
    await desk.app.drafts.save(draft('t3', 'c'));
    const second = await read(desk.app, first.seen.at(-1)?.id);
    await lab.clock.advance(100);
    await second.stop();
    expect(drafts(first)).toEqual(['t1']);
    expect(drafts(second)).toEqual(['t2', 't3']);
  });

  test('tells a reader of an earlier run to start over', async () => {
    const reader = await read(desk.app, '00000000-0000-7000-8000-000000000000-3');
    await lab.clock.advance(100);
    await reader.stop();
    expect(reader.seen.map(({ event }) => event.type)).toEqual(['reset']);
  });

  test('merges a burst instead of queueing it', async () => {
    const reader = await read(desk.app);
    await lab.clock.advance(100);
    for (let i = 0; i < 300; i += 1) await desk.app.drafts.save(draft(`t${i % 50}`, `draft ${i}`));
    await lab.clock.advance(200);
    await reader.stop();
    expect(new Set(drafts(reader)).size).toBe(50);
    expect(reader.seen.length).toBeLessThan(10);
  });
});
