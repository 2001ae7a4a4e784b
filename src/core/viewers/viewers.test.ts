import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';

let lab: Lab;
let desk: TestDesk;
let said: string[];
beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  said = [];
  lab.hub.intercept = ({ path, body }) => {
    if (path !== '/live/v1/show') return undefined;
    const { ticketId, doing } = JSON.parse(String(body)) as { ticketId: string | null; doing: string };
    said.push(`${ticketId} ${doing}`);
    return undefined;
  };
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
});
afterEach(() => lab.close());

const show = (ticketId: string | null, doing: 'viewing' | 'replying' = 'viewing', windowId = 'w1') =>
  desk.app.viewers.show({ windowId, ticketId, doing });
/** As a visible window does, every 15 s. */
async function repeat(times: number, ...shown: Parameters<typeof show>): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await lab.clock.advance(15 * SECOND);
    await show(...shown);
  }
}
const hears = async (ticketId: string, ...agents: string[]): Promise<void> => {
  const viewers = agents.map((agentId) => ({ agentId, doing: 'viewing', sinceAt: 5 }));
  lab.hub.say('event: viewers', `data: ${JSON.stringify({ ticketId, viewers })}`, '');
  await lab.clock.settle();
};
const of = async (ticketId: string) => (await desk.app.viewers.of({ ticketId })).viewers.map(({ name }) => name);

describe('what this desk shows', () => {
  test('is said at once, again every 15 s, and no more when nothing is shown', async () => {
    await show('t1');
    await lab.clock.settle();
    expect(said).toEqual(['t1 viewing']);
    await lab.clock.advance(15 * SECOND);
    await show('t1');
    await lab.clock.advance(16 * SECOND);
    expect(said).toHaveLength(3);
    await show(null);
    await lab.clock.advance(60 * SECOND);
    expect(said.slice(3)).toEqual(['null viewing']);
  });

  test('is said at most once a second, with what stands at the end', async () => {
    await show('t1');
    await lab.clock.settle();
    for (const doing of ['replying', 'viewing', 'replying'] as const) await show('t1', doing);
    await lab.clock.advance(999);
    expect(said).toEqual(['t1 viewing']);
    await lab.clock.advance(1);
    expect(said).toEqual(['t1 viewing', 't1 replying']);
  });

  test('is not said without the line, and said again when it is back', async () => {
    lab.hub.isDown = true;
    lab.hub.hangUp();
    await lab.clock.advance(5000);
    await show('t1');
    await lab.clock.advance(15 * SECOND);
    await show('t1');
    await lab.clock.advance(15 * SECOND);
    expect(said).toEqual([]);
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(3000);
    expect(said).toEqual(['t1 viewing']);
  });

  test('is not said any more after the desk was locked', async () => {
    await show('t1');
    await lab.clock.settle();
    await desk.app.session.signOut({});
    await lab.clock.advance(60 * SECOND);
    expect(said).toHaveLength(1);
  });
});

describe('of several windows', () => {
  test('the one that replies is said, whatever the others show or close', async () => {
    await show('t1', 'replying', 'w1');
    await lab.clock.settle();
    await show('t2', 'viewing', 'w2');
    await lab.clock.advance(2 * SECOND);
    await show(null, 'viewing', 'w2');
    await lab.clock.advance(2 * SECOND);
    expect(said).toEqual(['t1 replying']);
    await show('t2', 'viewing', 'w2');
    await show(null, 'viewing', 'w1');
    await lab.clock.advance(2 * SECOND);
    expect(said).toEqual(['t1 replying', 't2 viewing']);
  });

  test('the one that changed last is said where none replies, and no repetition counts as a change', async () => {
    await show('t1', 'viewing', 'w1');
    await lab.clock.advance(2 * SECOND);
    await show('t2', 'viewing', 'w2');
    await lab.clock.advance(2 * SECOND);
    await show('t1', 'viewing', 'w1');
    await lab.clock.advance(2 * SECOND);
    expect(said).toEqual(['t1 viewing', 't2 viewing']);
    await show(null, 'viewing', 'w2');
    await lab.clock.advance(2 * SECOND);
    expect(said.at(-1)).toBe('t1 viewing');
  });

  test('one that falls silent is forgotten after 25 s, and one that repeats its word is not', async () => {
    await show('t2', 'replying', 'w2');
    await show('t1', 'viewing', 'w1');
    await repeat(1, 't1', 'viewing', 'w1');
    expect(said.at(-1)).toBe('t2 replying');
    await repeat(3, 't1', 'viewing', 'w1');
    expect(said.at(-1)).toBe('t1 viewing');
    await lab.clock.advance(24 * SECOND);
    expect(said.at(-1)).toBe('t1 viewing');
    await lab.clock.advance(SECOND);
    expect(said.at(-1)).toBe('null viewing');
    const count = said.length;
    await lab.clock.advance(60 * SECOND);
    expect(said).toHaveLength(count);
  });

  test('no more than fifty are remembered', async () => {
    for (let i = 0; i < 51; i += 1) await show(`t${i}`, 'viewing', `w${i}`);
    for (let i = 50; i > 0; i -= 1) await show(null, 'viewing', `w${i}`);
    await lab.clock.advance(2 * SECOND);
    expect(said.at(-1)).toBe('null viewing');
  });
});

describe('what colleagues show', () => {
  test('is known by their names until they leave, and costs no pull', async () => {
    const pulls = () => lab.hub.requests.filter((request) => request === 'POST /sync/v1/pull').length;
    const before = pulls();
    await hears('t1', 'bo');
    expect(await of('t1')).toEqual(['Agent bo']);
    expect(await of('t2')).toEqual([]);
    await hears('t1');
    expect(await of('t1')).toEqual([]);
    await lab.clock.advance(2000);
    expect(pulls()).toBe(before);
  });

  test('is announced, the last word about each ticket', async () => {
    const heard: AppEvent[] = [];
    const stop = new AbortController();
    const stream = await desk.app.events.subscribe({}, { signal: stop.signal });
    const reading = (async () => {
      for await (const event of stream) heard.push(event);
    })().catch(() => undefined);
    await lab.clock.settle();
    lab.hub.say(
      'event: viewers',
      `data: {"ticketId":"t1","viewers":[]}`,
      '',
      'event: viewers',
      `data: {"ticketId":"t2","viewers":[{"agentId":"bo","doing":"replying","sinceAt":7}]}`,
      '',
    );
    await lab.clock.advance(1000);
    stop.abort();
    await reading;
    expect(heard.filter((event) => event.type === 'viewers')).toEqual([
      { type: 'viewers', ticketId: 't1', viewers: [] },
      {
        type: 'viewers',
        ticketId: 't2',
        viewers: [{ agentId: 'bo', name: 'Agent bo', doing: 'replying', sinceAt: 7 }],
      },
    ]);
  });

  test('is forgotten when the line ends, and not remembered when it is back', async () => {
    await hears('t1', 'bo');
    lab.hub.isDown = true;
    lab.hub.hangUp();
    await lab.clock.advance(1000);
    expect(await of('t1')).toEqual([]);
  });

  test('what is no word of the hub is ignored', async () => {
    lab.hub.say('event: viewers', 'data: {', '', 'event: viewers', 'data: {"ticketId":7}', '');
    await lab.clock.settle();
    expect(await of('t1')).toEqual([]);
  });

  test('of more than two hundred tickets the oldest words are forgotten', async () => {
    for (let i = 0; i < 202; i += 1) {
      lab.hub.say(
        'event: viewers',
        `data: {"ticketId":"x${i}","viewers":[{"agentId":"bo","doing":"viewing","sinceAt":1}]}`,
        '',
      );
    }
    await lab.clock.settle();
    expect(await of('x1')).toEqual([]);
    expect(await of('x2')).toEqual(['Agent bo']);
  });
});
