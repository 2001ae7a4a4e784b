import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toBase64 } from '#core/kernel/base64.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { memoryKeys } from '#testkit/core-ports.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aTicket, row } from '#testkit/core-team.ts';

let lab: Lab;
beforeEach(() => {
  lab = openLab();
});
afterEach(() => lab.close());

const ANA = { handle: 'ana', password: 'ana-password' };
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code,
  );
let made = 0;
/** Lines of one moment are shown in the order of their ids. */
const nextId = (): string => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const note = (body: string, attachmentIds: string[] = []) => ({
  id: nextId(),
  ticketId: 't1',
  kind: 'note' as const,
  body,
  attachmentIds,
  status: null,
});
const draft = (body: string) => ({ ticketId: 't1', draft: { kind: 'reply' as const, body, attachments: [] } });
const written = async ({ app }: TestDesk): Promise<string[]> => {
  const { items } = await app.messages.timeline({ ticketId: 't1', before: null, limit: 100 });
  return items.filter((item) => item.kind === 'note').map((item) => item.body);
};
const wordsIn = (data: unknown): unknown => (data as { body?: string }).body;
const atHub = (): string[] =>
  [...lab.hub.store.membersOf('q:q1')].flatMap(({ tbl, id, op }) => {
    const data = lab.hub.store.data(tbl, id) as { kind?: string; body?: string };
    return tbl === 'message' && op === 1 && data.kind === 'note' ? [String(data.body)] : [];
  });

function fileOf(name: string, root = lab.folder('one')): string {
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).find((entry) => entry.name === name);
  if (!found) throw new Error(`no ${name}`);
  return join(found.parentPath, found.name);
}

/** Two edits at the hub, three that wait, a draft; locked. */
async function withWork(): Promise<TestDesk> {
  const desk = lab.desk('one');
  await desk.app.session.signIn(ANA);
  await lab.clock.advance(3000);
  for (const body of ['sent one', 'sent two']) await desk.app.messages.add(note(body));
  await lab.clock.advance(5000);
  lab.hub.isDown = true;
  await lab.clock.advance(60_000);
  for (const body of ['waits one', 'waits two', 'waits three']) await desk.app.messages.add(note(body));
  await desk.app.drafts.save(draft('half a sentence'));
  await desk.app.session.signOut({});
  return desk;
}

const flip = (path: string, isHit: (at: number) => boolean): void => {
  writeFileSync(
    path,
    Uint8Array.from(readFileSync(path), (byte, at) => (isHit(at) ? byte ^ 0x55 : byte)),
  );
};
const ALL = ['sent one', 'sent two', 'waits one', 'waits two', 'waits three'];

/** Damages the page the timeline begins at: opening does not read it. The desk is open afterwards. */
async function brokenBehindTheDoor(desk: TestDesk): Promise<void> {
  const { replicas } = desk.ports;
  let page = 0;
  const open: typeof replicas.open = async (place) => {
    const parts = await replicas.open(place);
    const sql = `select rootpage as page from sqlite_schema where name = 'message_timeline'`;
    page = parts.db.read((tx) => tx.get<{ page: number }>(sql))?.page ?? 0;
    return parts;
  };
  const looking = startDesk({ ...desk.ports, replicas: { ...replicas, open } });
  await looking.app.session.signIn(ANA);
  await looking.core.stop();
  flip(fileOf('replica.db'), (at) => at === (page - 1) * 4096 + 9);
  await desk.app.session.signIn(ANA);
  expect(await code(written(desk))).toBe('REPLICA_DAMAGED');
}

describe('a replica', () => {
  test.each<[string, (path: string) => void]>([
    ['whose header has flipped bytes', (path) => flip(path, (at) => at < 100)],
    ['with a flipped byte in every page', (path) => flip(path, (at) => at % 4096 === 777)],
    ['that was cut in half', (path) => truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096)],
    ['that was cut in the middle of a page', (path) => truncateSync(path, 5000)],
    ['that was cut to nothing', (path) => truncateSync(path, 0)],
    ['that was deleted', (path) => rmSync(path)],
  ])('%s is rebuilt with everything that waited in it, and nothing reaches the hub twice', async (_, damage) => {
    const desk = await withWork();
    damage(fileOf('replica.db'));
    lab.hub.isDown = false;
    expect(await code(desk.app.session.signIn(ANA))).toBe('REPLICA_DAMAGED');
    const folder = dirname(fileOf('outbox.log'));
    const before = readdirSync(folder).toSorted();
    const result = await desk.app.session.rebuild(ANA);
    expect(result).toMatchObject({ saved: 3, lost: 0, drafts: 1 });
    expect(basename(result.asideFolder)).toMatch(/^ana\.damaged-\d{8}T\d{6}$/);
    expect(readdirSync(result.asideFolder)).toEqual(
      expect.arrayContaining(before.filter((name) => name !== 'replica.db')),
    );
    expect((await desk.app.session.status({})).state).toBe('signed-out');

    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'online' });
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts).toMatchObject([{ body: 'half a sentence' }]);
    await lab.clock.advance(8000);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0, unread: 0 });
    expect(atHub().toSorted()).toEqual(ALL.toSorted());
    expect(await written(desk)).toEqual(ALL);
    await desk.app.messages.add(note('after'));
    await lab.clock.advance(5000);
    expect(atHub()).toContain('after');
  });

  test('that goes to pieces while it is open says so, still takes down what is typed, and is rebuilt at the next sign-in', async () => {
    const desk = await withWork();
    await brokenBehindTheDoor(desk);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'paused', reason: 'damaged', waiting: 3 });
    const typed = await code(desk.app.drafts.save(draft('typed on a damaged desk')));
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(120_000);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'paused', reason: 'damaged' });
    await desk.app.session.signOut({});
    await lab.clock.settle();
    expect(await code(desk.app.session.signIn(ANA))).toBe('REPLICA_DAMAGED');
    expect(await desk.app.session.rebuild(ANA)).toMatchObject({ saved: 3, lost: 0, drafts: 1 });
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(8000);
    expect(atHub()).toEqual(ALL);
    const { drafts } = await desk.app.drafts.get({ ticketId: 't1' });
    expect([typed, drafts[0]?.body]).toEqual(['no error', 'typed on a damaged desk']);
  });

  test('in which damage was found still opens without the hub, as long as it can be read', async () => {
    const desk = await withWork();
    await brokenBehindTheDoor(desk);
    await desk.app.session.signOut({});
    await lab.clock.settle();
    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'offline' });
    expect((await desk.app.outbox.list({})).items.length).toBeGreaterThan(0);
  });

  test('whose journal is damaged too gives back every line that is whole, and counts what is lost', async () => {
    const desk = await withWork();
    const journal = fileOf('outbox.log');
    // Edits one to five, with what was decided in between, and the draft: the third and the fourth edit are torn.
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    for (const at of [lines.length - 4, lines.length - 3]) lines[at] = lines[at]!.replaceAll('A', 'B').slice(0, -9);
    writeFileSync(journal, lines.join('\n'));
    rmSync(fileOf('replica.db'));
    lab.hub.isDown = false;
    const result = await desk.app.session.rebuild(ANA);
    expect(result).toMatchObject({ saved: 1, lost: 2, drafts: 1 });
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(8000);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
    expect(atHub()).toEqual(['sent one', 'sent two', 'waits three']);
  });

  test('is whole again without its journal', async () => {
    const desk = await withWork();
    rmSync(fileOf('outbox.log'));
    await desk.app.session.signIn(ANA);
    await desk.app.session.signOut({});
    expect(statSync(fileOf('outbox.log')).size).toBeGreaterThan(0);
    rmSync(fileOf('replica.db'));
    lab.hub.isDown = false;
    expect(await desk.app.session.rebuild(ANA)).toMatchObject({ saved: 3, lost: 0, drafts: 0 });
  });

  test('that was set back to an older copy gets back from its journal what it has forgotten, without the hub', async () => {
    const desk = lab.desk('one');
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(3000);
    lab.hub.isDown = true;
    await desk.app.messages.add(note('known to the old copy'));
    await desk.app.session.signOut({});
    const old = join(lab.folder('one'), 'old.db');
    copyFileSync(fileOf('replica.db'), old);
    await desk.app.session.signIn(ANA);
    for (const body of ['forgotten one', 'forgotten two']) await desk.app.messages.add(note(body));
    await desk.app.drafts.save(draft('forgotten words'));
    await desk.app.session.signOut({});
    copyFileSync(old, fileOf('replica.db'));
    for (const ending of ['-wal', '-shm']) rmSync(`${fileOf('replica.db')}${ending}`, { force: true });

    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'offline' });
    expect(await written(desk)).toEqual(['known to the old copy', 'forgotten one', 'forgotten two']);
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts).toMatchObject([{ body: 'forgotten words' }]);
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(atHub()).toEqual(['known to the old copy', 'forgotten one', 'forgotten two']);
  });

  test('whose write-ahead log was deleted under it keeps every edit it has acknowledged', async () => {
    const desk = lab.desk('one');
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(3000);
    await desk.app.session.signOut({});
    lab.hub.isDown = true;
    await desk.app.session.signIn(ANA);
    for (const body of ['one', 'two', 'three']) await desk.app.messages.add(note(body));
    const [db, journal] = ['replica.db', 'outbox.log'].map((name) => readFileSync(fileOf(name)));
    expect(existsSync(`${fileOf('replica.db')}-wal`)).toBe(true);
    await desk.app.session.signOut({});
    writeFileSync(fileOf('replica.db'), db!);
    writeFileSync(fileOf('outbox.log'), journal!);
    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'offline' });
    expect(await written(desk)).toEqual(['one', 'two', 'three']);
  });

  test('is not rebuilt without the hub, by a wrong password, or for a hub of another time', async () => {
    const desk = await withWork();
    flip(fileOf('replica.db'), (at) => at < 100);
    expect(await code(desk.app.session.rebuild(ANA))).toBe('HUB_UNREACHABLE');
    lab.hub.isDown = false;
    expect(await code(desk.app.session.rebuild({ ...ANA, password: 'no' }))).toBe('WRONG_PASSWORD');
    lab.hub.protocol = { protocol: 9, minProtocol: 9 };
    expect(await code(desk.app.session.rebuild(ANA))).toBe('HUB_INCOMPATIBLE');
    lab.hub.protocol = { protocol: PROTOCOL_VERSION, minProtocol: PROTOCOL_VERSION };
    expect(readdirSync(dirname(dirname(fileOf('outbox.log')))).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  test('that another process has open is left to it', async () => {
    const desk = await withWork();
    lab.hub.isDown = false;
    await desk.app.session.signIn(ANA);
    const second = startDesk({ ...desk.ports });
    expect(await code(second.app.session.rebuild(ANA))).toBe('REPLICA_IN_USE');
    expect(await written(desk)).toEqual(ALL);
  });

  test.each([
    ['the desk has heard of it', true],
    ['the desk has not', false],
  ])('is sent anew to a hub that came back with less, once, and without what was refused: %s', async (_, hasHeard) => {
    const desk = lab.desk('one');
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(3000);
    for (const body of ['one', 'two']) await desk.app.messages.add(note(body));
    await lab.clock.advance(5000);
    lab.hub.isDown = true;
    await desk.app.messages.add({ ...note('never again'), kind: 'reply' });
    lab.hub.store.put([row('ticket', aTicket('t1', { status: 'spam' }))]);
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect((await desk.app.outbox.list({})).items).toMatchObject([{ mid: 3, state: 'refused' }]);
    const device = [...lab.hub.devices.values()][0]!;
    device.lastMid = 0;
    device.outcomes.clear();
    lab.hub.epoch = 'e2';
    lab.hub.store.v += 1000;
    const own = [...lab.hub.store.docs].filter(([, { data }]) => ['one', 'two'].includes(String(wordsIn(data))));
    expect(own).toHaveLength(2);
    for (const [key] of own) {
      lab.hub.store.docs.delete(key);
      for (const members of lab.hub.store.members.values()) members.delete(key);
    }
    lab.hub.store.put([row('ticket', aTicket('t1'))]);
    lab.hub.intercept = ({ path }) => (path === '/sync/v1/push' ? 'unreachable' : undefined);
    if (hasHeard) await desk.app.sync.now({});
    if (hasHeard) await lab.clock.advance(3000);
    await desk.app.session.signOut({});
    rmSync(fileOf('replica.db'));
    lab.hub.intercept = () => undefined;
    expect(await desk.app.session.rebuild(ANA)).toMatchObject({ saved: 2, lost: 0 });
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(8000);
    expect(device.lastMid).toBe(3);
    expect(atHub().toSorted()).toEqual(['one', 'two']);
    const { items } = await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 100 });
    expect(items.map(({ body }) => body)).not.toContain('never again');
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
  });

  test('takes along the files of messages that wait', async () => {
    const desk = lab.desk('one');
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(3000);
    lab.hub.isDown = true;
    const bytes = new TextEncoder().encode('a photo');
    const { uploadId } = await desk.app.attachments.begin({ name: 'p.jpg', mime: 'image/jpeg', bytes: bytes.length });
    await desk.app.attachments.append({ uploadId, offset: 0, base64: toBase64(bytes) });
    const { id } = await desk.app.attachments.finish({ uploadId });
    await desk.app.messages.add(note('see photo', [id]));
    await desk.app.session.signOut({});
    flip(fileOf('replica.db'), (at) => at < 100);
    lab.hub.isDown = false;
    expect(await desk.app.session.rebuild(ANA)).toMatchObject({ saved: 1, lost: 0 });
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(8000);
    expect(await desk.app.sync.status({})).toMatchObject({ waiting: 0, unread: 0 });
    expect([...lab.hub.files.values()].map((file) => new TextDecoder().decode(file))).toEqual(['a photo']);
  });

  test('whose key is lost is rebuilt empty, and says that nobody can tell what was in it', async () => {
    const desk = await withWork();
    await desk.core.stop();
    lab.hub.isDown = false;
    const elsewhere = startDesk({ ...desk.ports, keys: memoryKeys(99) });
    expect(await code(elsewhere.app.session.signIn(ANA))).toBe('KEY_LOST');
    expect(await elsewhere.app.session.rebuild(ANA)).toMatchObject({ saved: 0, lost: null, drafts: 0 });
    expect(await elsewhere.app.session.signIn(ANA)).toMatchObject({ mode: 'online' });
    await lab.clock.advance(8000);
    expect(await written(elsewhere)).toEqual(['sent one', 'sent two']);
    // A number that was used for something else once would be taken for done.
    await elsewhere.app.messages.add(note('with the new key'));
    await lab.clock.advance(5000);
    expect(atHub()).toEqual(['sent one', 'sent two', 'with the new key']);
    await elsewhere.core.stop();
  });

  test('that was rebuilt is found also when the last step was cut off', async () => {
    const desk = await withWork();
    flip(fileOf('replica.db'), (at) => at < 100);
    lab.hub.isDown = false;
    const { replicas } = desk.ports;
    const cut = startDesk({
      ...desk.ports,
      replicas: {
        ...replicas,
        replace: (folder) => {
          const path = join(lab.folder('one'), folder);
          copyFileSync(join(path, 'outbox.log'), join(lab.folder('one'), 'kept.log'));
          rmSync(path, { recursive: true });
          return Promise.reject(new Error('power cut'));
        },
      },
    });
    expect(await code(cut.app.session.rebuild(ANA))).toBe('FAULT');
    expect(await cut.app.session.signIn(ANA)).toMatchObject({ mode: 'online' });
    await lab.clock.advance(8000);
    expect(atHub().toSorted()).toEqual(ALL.toSorted());
    await cut.core.stop();
  });
});
