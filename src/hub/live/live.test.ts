import { describe, expect, test } from 'vitest';
import type { ViewersEvent } from '#shared/contract/team/live.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { silentLog } from '../kernel/ports.ts';
import { Live } from './live.ts';

const device = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
type Said = [agentId: string, ticketId: string, viewers: string];

/** A process of the hub with ann, ben and lea listening; who may hold what is said by `scope`. */
function open(scope: (ticketId: string) => string[] = () => ['ann', 'ben', 'lea']) {
  const clock = new ManualClock();
  const said: Said[] = [];
  const tell = (agentId: string, { ticketId, viewers }: ViewersEvent): void => {
    said.push([agentId, ticketId, viewers.map((one) => `${one.agentId} ${one.doing}`).join(', ')]);
  };
  const holders = (ticketId: string, agentIds: readonly string[]) =>
    Promise.resolve(agentIds.filter((id) => scope(ticketId).includes(id)));
  const live = new Live({ clock, log: silentLog, listening: () => new Set(['ann', 'ben', 'lea']), tell, holders });
  const shows = (n: number, agentId: string, ticketId: string | null, doing = 'viewing'): void =>
    live.heard(JSON.stringify({ device: device(n), agentId, ticketId, doing, at: clock.now() }));
  const after = async (ms: number): Promise<Said[]> => {
    clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
    return said.splice(0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  };
  return { clock, live, shows, after };
}

describe('who has a ticket open', () => {
  test('is told to everybody else who may hold it, and not to those who may not', async () => {
    const { shows, after } = open((ticketId) => (ticketId === 't1' ? ['ann', 'ben'] : ['lea']));
    shows(1, 'ann', 't1');
    expect(await after(250)).toEqual([['ben', 't1', 'ann viewing']]);
  });

  test('a burst on one ticket is told once, with what stands at the end', async () => {
    const { shows, after } = open();
    shows(1, 'ann', 't1');
    shows(1, 'ann', 't1', 'replying');
    shows(2, 'ben', 't1');
    expect(await after(250)).toEqual([
      ['ann', 't1', 'ben viewing'],
      ['ben', 't1', 'ann replying'],
      ['lea', 't1', 'ann replying, ben viewing'],
    ]);
    shows(1, 'ann', 't1', 'replying');
    expect(await after(250)).toEqual([]);
  });

  test('a desk that goes on to another ticket is on that one only', async () => {
    const { shows, after } = open((ticketId) => (ticketId === 't1' ? ['ben'] : ['lea']));
    shows(1, 'ann', 't1');
    await after(250);
    shows(1, 'ann', 't2');
    expect(await after(250)).toEqual([
      ['ben', 't1', ''],
      ['lea', 't2', 'ann viewing'],
    ]);
    shows(1, 'ann', null);
    expect(await after(250)).toEqual([['lea', 't2', '']]);
  });

  test('two desks of one person are one viewer, who replies when one of them does', async () => {
    const { shows, after } = open(() => ['ben']);
    shows(1, 'ann', 't1');
    shows(2, 'ann', 't1', 'replying');
    expect(await after(250)).toEqual([['ben', 't1', 'ann replying']]);
    shows(2, 'ann', null);
    expect(await after(250)).toEqual([['ben', 't1', 'ann viewing']]);
  });

  test('is forgotten 30 s after the last word, and not while it is repeated', async () => {
    const { shows, after, live } = open(() => ['ben']);
    shows(1, 'ann', 't1');
    expect(await after(250)).toHaveLength(1);
    for (let i = 0; i < 4; i += 1) {
      expect(await after(15 * SECOND)).toEqual([]);
      shows(1, 'ann', 't1');
    }
    expect(await after(36 * SECOND)).toEqual([['ben', 't1', '']]);
    expect(live.tickets(10)).toEqual([]);
  });

  test('what is no word is ignored, and so is everything after the end', async () => {
    const { live, shows, after } = open();
    for (const text of ['', 'null', '{}', '{"device":1}', '[']) live.heard(text);
    expect(await after(250)).toEqual([]);
    live.close();
    shows(1, 'ann', 't1');
    expect(await after(SECOND)).toEqual([]);
    expect(live.tickets(10)).toEqual([]);
  });

  test('no more than ten thousand devices are remembered', () => {
    const { live, shows } = open();
    for (let n = 0; n < 10_050; n += 1) shows(n, `a${n}`, 't1');
    expect(live.viewersOf('t1', 'ann')).toHaveLength(10_000);
  });
});
