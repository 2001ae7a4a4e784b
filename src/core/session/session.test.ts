import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import { nodeCrypto } from '#core/adapters/crypto.node.ts';
import { memoryKeys, testPorts } from '#testkit/core-ports.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';

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
const note = (body: string) => ({
  id: crypto.randomUUID(),
  ticketId: 't1',
  kind: 'note' as const,
  body,
  attachmentIds: [],
  status: null,
});
const bodies = async ({ app }: TestDesk): Promise<string[]> =>
  (await app.messages.timeline({ ticketId: 't1', before: null, limit: 100 })).items.map((item) => item.body);

/** A desk that has been signed in once, loaded, and locked again. */
async function enrolled(name = 'one'): Promise<TestDesk> {
  const desk = lab.desk(name);
  await desk.app.session.signIn(ANA);
  await lab.clock.advance(3000);
  await desk.app.session.signOut({});
  return desk;
}

describe('signing in', () => {
  test('is refused with a wrong password, and nothing is left behind', async () => {
    const { app } = lab.desk('one');
    expect(await code(app.session.signIn({ ...ANA, password: 'no' }))).toBe('WRONG_PASSWORD');
    expect(await app.session.status({})).toMatchObject({ state: 'signed-out', enrolments: [] });
    expect(await code(app.tickets.counts({}))).toBe('LOCKED');
  });

  test('says that the hub is out of reach to somebody who was never here', async () => {
    const { app } = lab.desk('one');
    lab.hub.isDown = true;
    await expect(app.session.signIn(ANA)).rejects.toMatchObject({
      code: 'HUB_UNREACHABLE',
      data: { hubUrl: 'https://hub.test' },
    });
    expect(await app.session.status({})).toMatchObject({ isHubReachable: false, hubName: null });
  });

  test('takes the handle as people type it and offers it next time', async () => {
    const { app } = lab.desk('one');
    await app.session.signIn({ handle: ' Ana ', password: ANA.password });
    const status = await app.session.status({});
    expect(status).toMatchObject({
      state: 'unlocked',
      agent: { id: 'ana' },
      suggestedHandle: 'ana',
      hubName: 'Model hub',
    });
    expect(status.enrolments.map(({ handle, name }) => [handle, name])).toEqual([['ana', 'Agent ana']]);
  });

  test('is refused when hub and desk do not speak the same protocol', async () => {
    const { app } = lab.desk('one');
    lab.hub.protocol = { protocol: 9, minProtocol: PROTOCOL_VERSION + 1 };
    await expect(app.session.signIn(ANA)).rejects.toMatchObject({
      code: 'HUB_INCOMPATIBLE',
      data: { hub: 9, desk: PROTOCOL_VERSION },
    });
  });

  test('passes on how long the hub wants to be left alone', async () => {
    const { app } = lab.desk('one');
    lab.hub.intercept = ({ path }) =>
      path.endsWith('sign-in')
        ? { status: 429, body: JSON.stringify({ code: 'TOO_MANY_TRIES', data: { waitMs: 7000 } }) }
        : undefined;
    await expect(app.session.signIn(ANA)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES', data: { waitMs: 7000 } });
  });

  test('by a colleague locks the first replica and opens another', async () => {
    const desk = lab.desk('one');
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(3000);
    await desk.app.messages.add(note('of ana'));
    await desk.app.session.signIn({ handle: 'bo', password: 'bo-password' });
    await lab.clock.advance(3000);
    expect((await desk.app.session.status({})).agent?.id).toBe('bo');
    expect(await desk.app.outbox.list({})).toEqual({ items: [], notices: [] });
    const folders = readdirSync(join(lab.folder('one'), 'replicas'), { recursive: true }).filter((name) =>
      String(name).endsWith('replica.db'),
    );
    expect(folders).toHaveLength(2);
  });

  test('that fails leaves whoever was signed in where they were', async () => {
    const desk = await enrolled();
    await desk.app.session.signIn(ANA);
    expect(await code(desk.app.session.signIn({ handle: 'bo', password: 'no' }))).toBe('WRONG_PASSWORD');
    expect((await desk.app.session.status({})).agent?.id).toBe('ana');
    expect(await desk.app.tickets.counts({})).toBeDefined();
  });
});

describe('a desk without the hub', () => {
  test('opens with the same password and with no other', async () => {
    const desk = await enrolled();
    lab.hub.isDown = true;
    expect(await code(desk.app.session.signIn({ ...ANA, password: 'guess' }))).toBe('WRONG_PASSWORD');
    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'offline', agent: { id: 'ana' } });
    expect(await bodies(desk)).toEqual(['where is my parcel', 'hello?']);
  });

  test('does so with the real work factor, too', async () => {
    const { app, core } = startDesk({ ...lab.desk('real').ports, crypto: nodeCrypto });
    await app.session.signIn(ANA);
    await app.session.signOut({});
    lab.hub.isDown = true;
    expect(await code(app.session.signIn({ ...ANA, password: 'guess' }))).toBe('WRONG_PASSWORD');
    expect(await app.session.signIn(ANA)).toMatchObject({ mode: 'offline' });
    await core.stop();
  });

  test('keeps its outbox through a lock and a restart, and sends it when the hub is back', async () => {
    const first = await enrolled();
    lab.hub.isDown = true;
    await first.app.session.signIn(ANA);
    await first.app.messages.add(note('written offline'));
    expect(await first.app.session.signOut({})).toEqual({ waiting: 1 });
    await first.core.stop();
    const second = startDesk({ ...first.ports });
    await second.app.session.signIn(ANA);
    expect(await bodies(second)).toContain('written offline');
    lab.hub.isDown = false;
    await second.app.sync.now({});
    await lab.clock.advance(5000);
    expect(await second.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
    expect(
      [...lab.hub.store.docs.values()].filter((doc) => 'body' in doc.data && doc.data.body === 'written offline'),
    ).toHaveLength(1);
    await second.core.stop();
  });

  test('makes a guesser wait longer and longer, and forgets that after the right password', async () => {
    const desk = await enrolled();
    lab.hub.isDown = true;
    for (let i = 0; i < 5; i += 1)
      expect(await code(desk.app.session.signIn({ ...ANA, password: 'guess' }))).toBe('WRONG_PASSWORD');
    await expect(desk.app.session.signIn(ANA)).rejects.toMatchObject({
      code: 'TOO_MANY_TRIES',
      data: { waitMs: 5000 },
    });
    lab.clock.set(lab.clock.now() - DAY);
    await expect(desk.app.session.signIn(ANA)).rejects.toMatchObject({ data: { waitMs: 5000 } });
    lab.clock.set(lab.clock.now() + DAY + 5000);
    expect(await code(desk.app.session.signIn({ ...ANA, password: 'guess' }))).toBe('WRONG_PASSWORD');
    await expect(desk.app.session.signIn(ANA)).rejects.toMatchObject({ data: { waitMs: 10_000 } });
    lab.clock.set(lab.clock.now() + 10_000);
    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'offline' });
    await desk.app.session.signOut({});
    expect(await code(desk.app.session.signIn({ ...ANA, password: 'guess' }))).toBe('WRONG_PASSWORD');
  });

  test('does not open after the lease, and turning the clock back does not help', async () => {
    const desk = await enrolled();
    lab.hub.isDown = true;
    const start = lab.clock.now();
    lab.clock.set(start + 3 * DAY - HOUR);
    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'offline' });
    await desk.app.session.signOut({});
    lab.clock.set(start + 4 * DAY);
    expect(await code(desk.app.session.signIn(ANA))).toBe('LEASE_ENDED');
    lab.clock.set(start + HOUR);
    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'offline' });
    await desk.app.session.signOut({});
  });

  test('counts the lease by the highest clock it has seen, and by the time it was open', async () => {
    lab.hub.leaseMs = 3 * HOUR;
    const desk = await enrolled();
    lab.hub.isDown = true;
    const start = lab.clock.now();
    await desk.app.session.signIn(ANA);
    lab.clock.set(start + 2 * HOUR);
    await desk.app.messages.add(note('two hours later'));
    await desk.app.session.signOut({});
    lab.clock.set(start);
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(HOUR + MINUTE);
    expect((await desk.app.session.status({})).state).toBe('signed-out');
    expect(await code(desk.app.session.signIn(ANA))).toBe('LEASE_ENDED');
    lab.hub.isDown = false;
    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'online' });
    await lab.clock.advance(3000);
    expect(await bodies(desk)).toContain('two hours later');
  });

  test('locks itself when the lease ends while it is open', async () => {
    lab.hub.leaseMs = HOUR;
    const desk = await enrolled();
    lab.hub.isDown = true;
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(HOUR + MINUTE);
    expect(await desk.app.session.status({})).toMatchObject({ state: 'signed-out', agent: null });
    expect(await code(desk.app.tickets.counts({}))).toBe('LOCKED');
  });
});

describe('a replica', () => {
  test('opens after the password was changed at the hub, with everything that waited in it', async () => {
    const desk = await enrolled();
    lab.hub.isDown = true;
    await desk.app.session.signIn(ANA);
    await desk.app.messages.add(note('before the change'));
    await desk.app.session.signOut({});
    lab.hub.isDown = false;
    lab.hub.accounts.get('ana')!.password = 'new-password';
    expect(await code(desk.app.session.signIn(ANA))).toBe('WRONG_PASSWORD');
    await desk.app.session.signIn({ handle: 'ana', password: 'new-password' });
    await lab.clock.advance(5000);
    expect(await bodies(desk)).toContain('before the change');
    await desk.app.session.signOut({});
    lab.hub.isDown = true;
    expect(await code(desk.app.session.signIn(ANA))).toBe('WRONG_PASSWORD');
    expect(await desk.app.session.signIn({ handle: 'ana', password: 'new-password' })).toMatchObject({
      mode: 'offline',
    });
  });

  test('opens with the right password after the hub lost its half of the key, and seals it anew', async () => {
    const desk = await enrolled();
    lab.hub.secretSeed = 'restored';
    await desk.app.session.signIn(ANA);
    await desk.app.session.signOut({});
    for (const account of lab.hub.accounts.values()) account.password = 'changed';
    await desk.app.session.signIn({ ...ANA, password: 'changed' });
    expect((await desk.app.session.status({})).state).toBe('unlocked');
  });

  test('does not open by what lies on the disk alone: a new password needs the hub that knows the device', async () => {
    const desk = await enrolled();
    for (const account of lab.hub.accounts.values()) account.password = 'changed';
    lab.hub.secretSeed = 'somebody else';
    expect(await code(desk.app.session.signIn({ ...ANA, password: 'changed' }))).toBe('KEY_LOST');
  });

  test('is found again when the hub has moved to another address, with everything that waited in it', async () => {
    const desk = await enrolled();
    lab.hub.isDown = true;
    await desk.app.session.signIn(ANA);
    await desk.app.messages.add(note('before the move'));
    await desk.core.stop();
    lab.hub.isDown = false;
    const moved = startDesk({ ...desk.ports, transport: { ...desk.ports.transport, hubUrl: 'https://moved.test' } });
    await moved.app.session.signIn(ANA);
    await lab.clock.advance(5000);
    expect(await bodies(moved)).toContain('before the move');
    expect(lab.hub.devices.size).toBe(2);
    await moved.core.stop();
  });

  test('of another hub at the same address is another replica', async () => {
    const desk = await enrolled();
    lab.hub.isDown = true;
    await desk.app.session.signIn(ANA);
    await desk.app.messages.add(note('for the first hub'));
    await desk.app.session.signOut({});
    lab.hub.isDown = false;
    lab.hub.hubId = 'another-hub';
    await desk.app.session.signIn(ANA);
    expect((await desk.app.sync.status({})).waiting).toBe(0);
  });

  test('does not open on a machine whose protection did not seal its key', async () => {
    const desk = await enrolled();
    await desk.core.stop();
    const elsewhere = startDesk({ ...desk.ports, keys: memoryKeys(99) });
    lab.hub.isDown = true;
    expect(await code(elsewhere.app.session.signIn(ANA))).toBe('KEY_LOST');
    lab.hub.isDown = false;
    expect(await code(elsewhere.app.session.signIn(ANA))).toBe('KEY_LOST');
  });

  test('belongs to one desk at a time', async () => {
    const desk = await enrolled();
    await desk.app.session.signIn(ANA);
    const second = startDesk(
      testPorts({ dataDir: lab.folder('one'), transport: lab.hub.transport(), clock: lab.clock, seed: 9 }),
    );
    expect(await code(second.app.session.signIn(ANA))).toBe('REPLICA_IN_USE');
    await desk.app.session.signOut({});
    expect(await second.app.session.signIn(ANA)).toMatchObject({ mode: 'online' });
    await second.core.stop();
  });

  test('that is damaged is refused and left as it is', async () => {
    const desk = await enrolled();
    const path = join(
      lab.folder('one'),
      String(readdirSync(lab.folder('one'), { recursive: true }).find((name) => String(name).endsWith('replica.db'))),
    );
    const good = readFileSync(path);
    writeFileSync(
      path,
      Uint8Array.from(good, (byte, i) => (i % 4096 === 100 ? byte ^ 255 : byte)),
    );
    expect(await code(desk.app.session.signIn(ANA))).toBe('REPLICA_DAMAGED');
    expect(await desk.app.session.status({})).toMatchObject({ state: 'signed-out', enrolments: [{ handle: 'ana' }] });
    writeFileSync(path, good);
    expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'online' });
  });
});

test('a replica that cannot be read is put aside and built anew, with what waited in it', async () => {
  const desk = await enrolled();
  lab.hub.isDown = true;
  await desk.app.session.signIn(ANA);
  await desk.app.messages.add(note('written offline'));
  await desk.app.session.signOut({});
  const all = readdirSync(lab.folder('one'), { recursive: true }).map(String);
  writeFileSync(
    join(
      lab.folder('one'),
      all.find((name) => name.endsWith('replica.db'))!,
    ),
    'rubbish'.repeat(4096),
  );
  lab.hub.isDown = false;
  expect(await desk.app.session.rebuild(ANA)).toMatchObject({ saved: 1, lost: 0, drafts: 0 });
  await desk.app.session.signIn(ANA);
  await lab.clock.advance(5000);
  expect(await bodies(desk)).toContain('written offline');
  expect((await desk.app.sync.status({})).waiting).toBe(0);
});

test('a hub of another time keeps nobody out who can work without it, and is said', async () => {
  const desk = await enrolled();
  lab.hub.protocol = { protocol: 9, minProtocol: 9 };
  const detail = { status: 426, body: JSON.stringify({ code: 'incompatible', detail: '9-9' }) };
  lab.hub.intercept = ({ path }) => (path.startsWith('/sync') ? detail : undefined);
  expect(await code(desk.app.session.signIn({ ...ANA, password: 'guess' }))).toBe('WRONG_PASSWORD');
  expect(await desk.app.session.signIn(ANA)).toMatchObject({ mode: 'offline' });
  await desk.app.messages.add(note('meanwhile'));
  await lab.clock.advance(3000);
  expect(await desk.app.sync.status({})).toMatchObject({
    state: 'paused',
    reason: 'incompatible',
    protocols: { hub: 9, desk: PROTOCOL_VERSION },
    waiting: 1,
  });
  lab.hub.intercept = () => undefined;
  await lab.clock.advance(11 * MINUTE);
  expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', protocols: null, waiting: 0 });
});

test('a replica from a newer desk is refused', async () => {
  const desk = await enrolled();
  await desk.core.stop();
  const { replicas } = desk.ports;
  const newer = startDesk({
    ...desk.ports,
    replicas: {
      ...replicas,
      open: async (place) => {
        const replica = await replicas.open(place);
        replica.db.write((tx) => {
          tx.exec('pragma user_version = 99999');
        });
        return replica;
      },
    },
  });
  expect(await code(newer.app.session.signIn(ANA))).toBe('REPLICA_FROM_FUTURE');
  expect((await newer.app.session.status({})).state).toBe('signed-out');
});

describe('a device', () => {
  test('that the hub revokes locks itself at the next contact and does not open again', async () => {
    const desk = await enrolled();
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(3000);
    for (const device of lab.hub.devices.values()) device.isRevoked = true;
    await lab.clock.advance(60_000);
    await vi.waitFor(async () => {
      expect(await desk.app.session.status({})).toMatchObject({ state: 'signed-out', enrolments: [] });
    });
    expect(await code(desk.app.session.signIn(ANA))).toBe('DEVICE_REVOKED');
    lab.hub.isDown = true;
    expect(await code(desk.app.session.signIn(ANA))).toBe('DEVICE_REVOKED');
  });

  test('that the hub revokes is not let in by pulling the cable, nor by editing its enrolment', async () => {
    for (const learns of ['at sign-in', 'while open']) {
      const desk = await enrolled(learns.replace(/ /g, '-'));
      if (learns === 'while open') await desk.app.session.signIn(ANA);
      for (const device of lab.hub.devices.values()) device.isRevoked = true;
      if (learns === 'while open') {
        await lab.clock.advance(60_000);
        await vi.waitFor(async () => {
          expect(await desk.app.session.status({})).toMatchObject({ state: 'signed-out' });
        });
      } else expect(await code(desk.app.session.signIn(ANA))).toBe('DEVICE_REVOKED');
      lab.hub.isDown = true;
      expect(await code(desk.app.session.signIn(ANA))).toBe('DEVICE_REVOKED');
      const { cabinet } = desk.ports;
      const name = (await cabinet.list()).find((one) => one.startsWith('enrolment-'))!;
      const text = (await cabinet.read(name))!;
      await cabinet.write(name, text.replace('"isRevoked": true', '"isRevoked": false'));
      expect(await code(desk.app.session.signIn(ANA))).toBe('DEVICE_REVOKED');
      lab.hub.isDown = false;
    }
  });

  test('that was revoked while open has no lease left, even if its old enrolment is put back', async () => {
    const desk = await enrolled();
    const { cabinet } = desk.ports;
    const name = (await cabinet.list()).find((one) => one.startsWith('enrolment-'))!;
    const before = (await cabinet.read(name))!;
    await desk.app.session.signIn(ANA);
    for (const device of lab.hub.devices.values()) device.isRevoked = true;
    await lab.clock.advance(60_000);
    await vi.waitFor(async () => {
      expect(await desk.app.session.status({})).toMatchObject({ state: 'signed-out' });
    });
    await cabinet.write(name, before);
    lab.hub.isDown = true;
    expect(await code(desk.app.session.signIn(ANA))).toBe('LEASE_ENDED');
  });

  test('that is let in again finds what waited in its outbox', async () => {
    const desk = await enrolled();
    lab.hub.isDown = true;
    await desk.app.session.signIn(ANA);
    await desk.app.messages.add(note('before it was revoked'));
    await desk.app.session.signOut({});
    lab.hub.isDown = false;
    for (const device of lab.hub.devices.values()) device.isRevoked = true;
    expect(await code(desk.app.session.signIn(ANA))).toBe('DEVICE_REVOKED');
    for (const device of lab.hub.devices.values()) device.isRevoked = false;
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(5000);
    expect(await bodies(desk)).toContain('before it was revoked');
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
  });

  test('is the same device at every sign-in', async () => {
    const desk = await enrolled();
    await desk.app.session.signIn(ANA);
    expect(lab.hub.devices.size).toBe(1);
  });
});
