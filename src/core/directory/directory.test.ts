import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DirectoryRow } from '#shared/domain/mutation/index.ts';
import { DEFAULT_TEAM } from '#shared/domain/team.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMacro, anAgent } from '#testkit/core-team.ts';

let lab: Lab;
beforeEach(() => {
  lab = openLab();
  for (const [id, role] of [
    ['adi', 'admin'],
    ['leo', 'lead'],
  ] as const) {
    const agent = anAgent(id, { role });
    lab.hub.accounts.set(id, { agent, password: `${id}-password`, scope: ['dir', `a:${id}`] });
    lab.hub.store.put([{ tbl: 'agent', data: agent }]);
  }
});
afterEach(() => lab.close());

async function signedIn(handle: string): Promise<TestDesk> {
  const desk = lab.desk(handle);
  await desk.app.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(5 * SECOND);
  return desk;
}

const WEEK = Array.from({ length: 7 }, () => [{ from: 540, to: 1080 }]);
const row = (value: unknown): DirectoryRow => value as DirectoryRow;
const calendar = (id: string, name = '平日') =>
  row({ tbl: 'calendar', data: { id, name, timeZone: 'Asia/Shanghai', week: WEEK, holidays: [], extra: [] } });
const policy = (id: string, calendarId: string, name = '标准') =>
  row({
    tbl: 'policy',
    data: {
      id,
      name,
      order: 1,
      isActive: true,
      queueIds: [],
      priorities: [],
      tiers: [],
      channels: [],
      firstMs: 3_600_000,
      nextMs: null,
      resolveMs: null,
      atRiskShare: 0.2,
      calendarId,
    },
  });
const tag = (id: string, word: string) => row({ tbl: 'tag', data: { id, tag: word, note: '', isActive: true } });
const field = (id: string, key: string) =>
  row({
    tbl: 'field',
    data: {
      id,
      key,
      label: { zh: '单号', en: 'Number' },
      kind: 'text',
      choices: [],
      queueIds: [],
      required: 'no',
      order: 0,
      isActive: true,
    },
  });
const macro = (id: string, zh: string) => row({ tbl: 'macro', data: aMacro(id, { name: { zh, en: '' } }) });

const outcomes = async ({ app }: TestDesk) => (await app.outbox.list({})).items.map(({ outcome }) => outcome);

describe('the directory', () => {
  test('is kept while the hub is away, and reaches every desk when it is back', async () => {
    const adi = await signedIn('adi');
    const ana = await signedIn('ana');
    lab.hub.isDown = true;
    await adi.app.directory.put({ row: calendar('cal1') });
    await adi.app.directory.put({ row: policy('p1', 'cal1') });
    await adi.app.directory.put({ row: tag('g1', '滤芯') });
    await adi.app.directory.put({ row: field('f1', 'serial') });
    await adi.app.directory.put({ row: row({ tbl: 'team', data: { ...DEFAULT_TEAM, reviewAfterDays: 90 } }) });
    expect(await adi.app.directory.get({})).toMatchObject({ tags: [{ tag: '滤芯' }], team: { reviewAfterDays: 90 } });
    expect((await adi.app.sync.status({})).waiting).toBe(5);

    lab.hub.isDown = false;
    await adi.app.sync.now({});
    await lab.clock.advance(5 * SECOND);
    await ana.app.sync.now({});
    await lab.clock.advance(5 * SECOND);
    expect(await ana.app.directory.get({})).toMatchObject({
      calendars: [{ id: 'cal1' }],
      policies: [{ id: 'p1' }],
      tags: [{ tag: '滤芯' }],
      fields: [{ key: 'serial' }],
      team: { reviewAfterDays: 90 },
    });
    expect((await adi.app.sync.status({})).waiting).toBe(0);
  });

  test('tells both of two who changed one row in the dark', async () => {
    const adi = await signedIn('adi');
    const leo = await signedIn('leo');
    lab.hub.isDown = true;
    await adi.app.directory.put({ row: macro('m1', '退款说明') });
    await adi.app.session.signOut({});
    lab.hub.isDown = false;
    await leo.app.directory.put({ row: macro('m1', '退款须知') });
    await leo.app.sync.now({});
    await lab.clock.advance(5 * SECOND);
    await adi.app.session.signIn({ handle: 'adi', password: 'adi-password' });
    await lab.clock.advance(5 * SECOND);
    const clash = { field: 'macro', theirs: '退款须知', mine: '退款说明', by: 'leo' };
    expect(await outcomes(adi)).toMatchObject([{ status: 'merged', clashes: [clash] }]);
    await leo.app.sync.now({});
    await lab.clock.advance(5 * SECOND);
    expect((await leo.app.directory.get({})).macros).toMatchObject([{ name: { zh: '退款说明' } }]);
  });

  test('takes a name only once, whatever its case', async () => {
    const adi = await signedIn('adi');
    await adi.app.directory.put({ row: tag('g1', 'VIP') });
    await adi.app.directory.put({ row: field('f1', 'serial') });
    await adi.app.directory.put({ row: calendar('cal1') });
    for (const [second, name] of [
      [tag('g2', 'vip'), 'tag'],
      [field('f2', 'serial'), 'key'],
      [calendar('cal2', '平日 '), 'name'],
      [macro('m2', '退款'), 'name'],
    ] as const) {
      const refused = { code: 'DOUBLE', data: { field: name } };
      await expect(adi.app.directory.put({ row: second })).rejects.toMatchObject(refused);
    }
    await adi.app.directory.put({ row: tag('g1', 'vip') });
  });

  test('keeps a calendar that a policy counts by, and says which', async () => {
    const adi = await signedIn('adi');
    await adi.app.directory.put({ row: calendar('cal1') });
    await adi.app.directory.put({ row: policy('p1', 'cal1', '金牌') });
    const used = { code: 'IN_USE', data: { by: '金牌' } };
    await expect(adi.app.directory.remove({ tbl: 'calendar', id: 'cal1' })).rejects.toMatchObject(used);
    await adi.app.directory.remove({ tbl: 'policy', id: 'p1' });
    await adi.app.directory.remove({ tbl: 'calendar', id: 'cal1' });
    expect((await adi.app.directory.get({})).calendars).toEqual([]);
  });

  test('is kept by administrators, its macros by leads too, and by nobody else', async () => {
    const [ana, leo] = [await signedIn('ana'), await signedIn('leo')];
    const forbidden = { code: 'FORBIDDEN' };
    await expect(ana.app.directory.put({ row: macro('m2', '新宏') })).rejects.toMatchObject(forbidden);
    await expect(ana.app.directory.remove({ tbl: 'macro', id: 'm1' })).rejects.toMatchObject(forbidden);
    await expect(leo.app.directory.put({ row: tag('g1', 'vip') })).rejects.toMatchObject(forbidden);
    await leo.app.directory.put({ row: macro('m2', '新宏') });
    expect((await ana.app.sync.status({})).waiting).toBe(0);
  });

  test('lets everybody sign for themselves', async () => {
    const tia = await signedIn('tia');
    await tia.app.directory.sign({ signature: '小田' });
    await lab.clock.advance(5 * SECOND);
    expect((await tia.app.session.status({})).agent?.signature).toBe('小田');
    expect(lab.hub.store.data('agent', 'tia')).toMatchObject({ signature: '小田', name: 'Agent tia' });
  });
});
