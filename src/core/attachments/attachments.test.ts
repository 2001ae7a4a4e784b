import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeCrypto } from '#core/adapters/crypto.node.ts';
import { fromBase64, toBase64 } from '#core/kernel/base64.ts';
import { CHUNK_BYTES } from '#shared/kernel/limits.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aTicket, row } from '#testkit/core-team.ts';
import { seededRandom } from '#testkit/random.ts';
import { createUploads, MAX_OPEN } from './uploads.ts';

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
});
afterEach(() => lab.close());

const photo = seededRandom(5).bytes(CHUNK_BYTES * 2 + 77);

async function upload(bytes: Uint8Array): Promise<string> {
  const { uploadId } = await desk.app.attachments.begin({ name: 'photo.jpg', mime: 'image/jpeg', bytes: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
    await desk.app.attachments.append({
      uploadId,
      offset,
      base64: toBase64(bytes.subarray(offset, offset + CHUNK_BYTES)),
    });
  }
  return (await desk.app.attachments.finish({ uploadId })).id;
}

async function read(from: TestDesk, attachmentId: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let offset = 0, total = 1; offset < total;) {
    const piece = await from.app.attachments.read({ attachmentId, offset });
    pieces.push(fromBase64(piece.base64));
    offset += pieces.at(-1)!.length;
    total = piece.totalBytes;
  }
  return Buffer.concat(pieces);
}

const send = (attachmentIds: string[]) =>
  desk.app.messages.add({
    id: crypto.randomUUID(),
    ticketId: 't1',
    kind: 'reply',
    body: 'see photo',
    attachmentIds,
    status: null,
  });

describe('a file', () => {
  test('written without the hub lies sealed on this desk, goes before its message, and reaches a colleague', async () => {
    lab.hub.isDown = true;
    const id = await upload(photo);
    await send([id]);
    expect(await read(desk, id)).toEqual(Buffer.from(photo));
    const onDisk = readdirSync(lab.folder('one'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(onDisk.some((bytes) => bytes.includes(Buffer.from(photo.subarray(1000, 1040))))).toBe(false);
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    const order = lab.hub.requests
      .filter((request) => /PUT|push/.test(request))
      .map((request) => request.split(' ')[0]);
    expect(order.slice(-2)).toEqual(['PUT', 'POST']);
    const other = lab.desk('two');
    await other.app.session.signIn({ handle: 'bo', password: 'bo-password' });
    await lab.clock.advance(5000);
    const line = (await other.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).items.at(-1);
    expect(line?.attachments.map((file) => [file.name, file.bytes])).toEqual([['photo.jpg', photo.length]]);
    expect(await read(other, id)).toEqual(Buffer.from(photo));
    lab.hub.files.clear();
    expect(await read(other, id)).toEqual(Buffer.from(photo));
  });

  test('does not open with a key that was erased, and reads back after a restart', async () => {
    lab.hub.isDown = true;
    const id = await upload(photo);
    await send([id]);
    const sealed = readdirSync(lab.folder('one'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name === nodeCrypto.sha256(photo))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(sealed).toHaveLength(1);
    expect(() => nodeCrypto.open(new Uint8Array(32), sealed[0]!)).toThrow();
    await desk.core.stop();
    desk = lab.desk('one');
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    expect(await read(desk, id)).toEqual(Buffer.from(photo));
  });

  test('that vanished before it was sent takes its words back to the agent, and holds up nothing else', async () => {
    lab.hub.isDown = true;
    const [first, second] = [await upload(photo), await upload(photo)];
    await send([first]);
    await send([second]);
    await desk.app.tickets.tag({ ticketId: 't1', add: ['later'], remove: [] });
    await lab.clock.settle();
    for (const entry of readdirSync(lab.folder('one'), { recursive: true, withFileTypes: true })) {
      if (entry.name === nodeCrypto.sha256(photo)) rmSync(join(entry.parentPath, entry.name));
    }
    lab.hub.isDown = false;
    lab.hub.store.put([row('ticket', aTicket('t2'))]);
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0, unread: 2 });
    expect((await desk.app.tickets.get({ ticketId: 't1' })).tags).toEqual(['later']);
    expect((await desk.app.tickets.get({ ticketId: 't2' })).id).toBe('t2');
    const { items } = await desk.app.outbox.list({});
    expect(items.map((item) => [item.state, item.outcome])).toEqual(
      [1, 2].map(() => ['refused', { status: 'rejected', code: 'file-lost', clashes: [] }]),
    );
    const lines = (await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).items;
    expect(lines.map((line) => line.body)).not.toContain('see photo');
    await desk.app.outbox.acknowledge({ mid: items[0]!.mid, keepAsDraft: true });
    const { drafts } = await desk.app.drafts.get({ ticketId: 't1' });
    expect(drafts).toMatchObject([{ body: 'see photo', attachments: [] }]);
  });

  test('whose copy here is torn comes from the hub again', async () => {
    const id = await upload(photo);
    await send([id]);
    await lab.clock.advance(5000);
    const tear = (): void => {
      for (const entry of readdirSync(lab.folder('one'), { recursive: true, withFileTypes: true })) {
        if (entry.name === nodeCrypto.sha256(photo)) writeFileSync(join(entry.parentPath, entry.name), 'torn');
      }
    };
    tear();
    expect(await read(desk, id)).toEqual(Buffer.from(photo));
    tear();
    lab.hub.isDown = true;
    // The one read last is still open in memory.
    expect(await read(desk, id)).toEqual(Buffer.from(photo));
    await desk.app.session.signOut({});
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    await expect(desk.app.attachments.read({ attachmentId: id, offset: 0 })).rejects.toMatchObject({
      code: 'NOT_ON_THIS_DESK',
    });
  });

  test('leaves the disk with the last row that names it', async () => {
    const id = await upload(photo);
    await send([id]);
    await lab.clock.advance(5000);
    const isHere = (): boolean =>
      readdirSync(lab.folder('one'), { recursive: true }).some((name) =>
        String(name).endsWith(nodeCrypto.sha256(photo)),
      );
    expect(isHere()).toBe(true);
    lab.hub.store.put([row('ticket', aTicket('t1', { queueId: 'q2' as never }))]);
    lab.hub.poke();
    await lab.clock.advance(5000);
    await expect(desk.app.tickets.get({ ticketId: 't1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(isHere()).toBe(false);
  });

  test('is sent once, even when two messages name it', async () => {
    const [first, second] = [await upload(photo), await upload(photo)];
    await send([first]);
    await send([second]);
    await lab.clock.advance(5000);
    expect(lab.hub.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
  });

  test('must come in order and whole', async () => {
    const { uploadId } = await desk.app.attachments.begin({ name: 'a', mime: 'text/plain', bytes: 10 });
    const append = (offset: number, text: string) =>
      desk.app.attachments.append({ uploadId, offset, base64: btoa(text) });
    await append(0, 'abc');
    await expect(append(5, 'x')).rejects.toMatchObject({ code: 'WRONG_OFFSET', data: { expected: 3 } });
    await expect(append(3, 'far too long a piece')).rejects.toMatchObject({ code: 'WRONG_OFFSET' });
    await expect(desk.app.attachments.finish({ uploadId })).rejects.toMatchObject({ code: 'INCOMPLETE' });
    await desk.app.attachments.discard({ uploadId });
    await expect(append(3, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that nobody uploaded cannot be sent', async () => {
    await expect(send(['made-up'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await desk.app.outbox.list({})).items).toEqual([]);
  });

  test('that the hub cannot give is said to be elsewhere; one that was altered is not shown', async () => {
    const file = {
      id: 'f1',
      ticketId: 't1',
      messageId: 'x1',
      name: 'a.txt',
      mime: 'text/plain',
      bytes: 3,
      sha256: nodeCrypto.sha256(new TextEncoder().encode('abc')),
    };
    lab.hub.store.put([row('attachment', file as never)]);
    lab.hub.poke();
    await lab.clock.advance(3000);
    await expect(desk.app.attachments.read({ attachmentId: 'f1', offset: 0 })).rejects.toMatchObject({
      code: 'NOT_ON_THIS_DESK',
    });
    lab.hub.files.set(file.sha256, new TextEncoder().encode('xyz'));
    await expect(desk.app.attachments.read({ attachmentId: 'f1', offset: 0 })).rejects.toMatchObject({
      code: 'DAMAGED',
    });
    lab.hub.files.set(file.sha256, new TextEncoder().encode('abc'));
    expect(await read(desk, 'f1')).toEqual(Buffer.from('abc'));
  });
});

test('only so many files are taken in at once, and the oldest makes room', () => {
  const uploads = createUploads();
  for (let i = 0; i <= MAX_OPEN; i += 1) uploads.begin(`u${i}`, { name: 'a', mime: 'b', bytes: 1 });
  expect([uploads.has('u0'), uploads.has('u1'), uploads.has(`u${MAX_OPEN}`)]).toEqual([false, true, true]);
  uploads.discardAll();
  expect(uploads.has('u1')).toBe(false);
});
