/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { silentLog } from '#hub/kernel/ports.ts';
import { anotherHub } from '../another-hub.ts';
import { listenBoard } from '../live-board.ts';
import { leave, loadReport, showPresence } from '../live-desk.ts';
import { turn } from '../live-line.ts';
import { agentIdOf, BILLING, type TestDevice, type TestHub } from '../start-test-hub.ts';

const HOUR = 3_600_000;

/** What desks say of their agents: what is refused, and what is put right and told. */
export function presenceSuite(hub: () => TestHub): void {
  test('a desk whose clock is wrong by hours is heard, and told what was put right', async () => {
    const ann = await hub().signIn('ann');
    const now = hub().clock.now();
    const contacts = [{ contactId: 'c', channel: 'chat', isPaused: false, wokeAt: now + HOUR }];
    const ahead = loadReport({ recoversUntilAt: now + 3 * HOUR, shiftEndsAt: now + 30 * HOUR, reliefAt: now + HOUR });
    const wrong = await showPresence(hub(), ann, { sinceAt: now + 3 * HOUR, contacts, report: ahead });
    expect([wrong.status, wrong.body.corrected?.toSorted()]).toEqual([
      200,
      ['recoversUntilAt', 'reliefAt', 'shiftEndsAt', 'sinceAt', 'wokeAt'],
    ]);
    expect((await showPresence(hub(), ann, { sinceAt: 5, report: loadReport() })).body).toEqual({
      corrected: ['sinceAt'],
    });
    expect((await showPresence(hub(), ann, { report: loadReport() })).body).toEqual({});
    await leave(hub(), ann);
  });

  test('what a desk with a wrong clock says again, also to another process, has begun when it first said so', async () => {
    const other = await anotherHub(hub());
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    const board = await listenBoard(hub(), lea);
    const now = hub().clock.now();
    const wrong = { state: 'acw', sinceAt: now + 3 * HOUR };
    for (const desk of [ann, ann, other.moved(ann)]) {
      expect((await showPresence(hub(), desk, wrong)).body).toEqual({ corrected: ['sinceAt'] });
      expect(await board.until(() => board.people.get(agentIdOf('ann'))?.state === 'acw')).toBe(true);
      await turn(hub(), 3000);
      expect(board.people.get(agentIdOf('ann'))?.sinceAt).toBe(now);
    }
    await leave(hub(), ann);
    await board.close();
    await other.close();
  });

  test('what cannot be meant is refused with its place, and so is what is said for another', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const contact = { contactId: 'c', channel: 'chat', isPaused: false };
    const refused: [Record<string, unknown>, number, string][] = [
      [{ report: loadReport({ baseMs: -1 }) }, 400, 'report.baseMs'],
      [{ report: loadReport({ occupancy: 1.5 }) }, 400, 'report.occupancy'],
      [{ report: loadReport({ hard: -1 }) }, 400, 'report.hard'],
      [{ state: 'bored' }, 400, 'state'],
      [{ sinceAt: -1 }, 400, 'sinceAt'],
      [{ contacts: Array.from({ length: 31 }, () => contact) }, 400, 'contacts'],
      [{ contacts: [{ ...contact, wokeAt: -5 }] }, 400, 'contacts.0.wokeAt'],
      [{ device: ben.id }, 403, 'device'],
    ];
    for (const [over, status, detail] of refused) {
      const { status: given, body } = await showPresence(hub(), ann, over);
      expect([given, body]).toMatchObject([status, { detail }]);
    }
    const tia = await hub().signIn('tia');
    expect((await showPresence(hub(), tia)).status).toBe(403);
  });

  test('of a thousand reports at once from one desk twenty are taken and told, beside those of others, and the log says so once a minute', async () => {
    const said: unknown[] = [];
    const warn = (event: string, fields?: object) => void said.push([event, fields]);
    const told: string[] = [];
    const { store } = hub();
    const tellLive = (text: string) => (told.push(text), store.tellLive(text));
    const here = await anotherHub({ ...hub(), store: { ...store, tellLive } }, { ...silentLog, warn });
    told.splice(0);
    const [ann, ben] = [here.moved(await hub().signIn('ann')), here.moved(await hub().signIn('ben'))];
    const flood = Array.from({ length: 1000 }, () => showPresence(hub(), ann));
    const other = await showPresence(hub(), ben);
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    expect([other.status, told.length]).toEqual([200, 21]);
    expect([200, 429].map((one) => statuses.filter((status) => status === one).length)).toEqual([20, 980]);
    expect(said).toEqual([['presence-shed', { deviceId: ann.id, count: 1 }]]);
    hub().clock.advance(60_000);
    const again = await Promise.all(Array.from({ length: 21 }, () => raw(ann)));
    const refused = again.filter(({ status }) => status === 429);
    expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(['1']);
    expect(said.at(-1)).toEqual(['presence-shed', { deviceId: ann.id, count: 981 }]);
    await leave(hub(), ben);
    await turn(hub(), 31_000);
    await here.close();
  });

  const raw = (device: TestDevice): Promise<Response> => {
    const said = { device: device.id, state: 'break', reason: '', sinceAt: hub().clock.now(), contacts: [] };
    return device.call('/live/v1/presence', { method: 'POST', body: JSON.stringify(said) });
  };

  test('a whole shift of reports as they should be is never refused', async () => {
    const ann = await hub().signIn('ann');
    for (let i = 0; i < 60; i += 1) {
      expect((await showPresence(hub(), ann, { state: 'break', reason: BILLING })).status).toBe(200);
      hub().clock.advance(1000);
    }
    await leave(hub(), ann);
    expect((await showPresence(hub(), ann, { device: randomUUID() })).status).toBe(403);
  });
}
