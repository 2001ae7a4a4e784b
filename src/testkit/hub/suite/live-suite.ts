/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { expect, test } from 'vitest';
import { ViewersEvent } from '#shared/contract/team/live.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { TECH, type TestDevice, type TestHub } from '../start-test-hub.ts';

/** Gives what is under way on the other side of the database its time, and lets the hub's own pass a little. */
const turn = async (hub: TestHub): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  hub.clock.advance(50);
};

/** The viewers events of one poke stream. */
async function listen(hub: TestHub, device: TestDevice) {
  const reader = (await device.call('/sync/v1/poke')).body?.pipeThrough(new TextDecoderStream()).getReader();
  const events: ViewersEvent[] = [];
  let rest = '';
  void (async () => {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      const blocks = (rest + piece.value).split('\n\n');
      rest = blocks.pop() ?? '';
      const told = blocks.filter((block) => block.startsWith('event: viewers\n'));
      events.push(...told.map((block) => ViewersEvent.parse(JSON.parse(block.split('data: ')[1] ?? ''))));
    }
  })();
  return {
    /** The next event about a ticket, as text; undefined when none comes for a while. */
    async next(ticketId: string): Promise<string | undefined> {
      for (let i = 0; i < 60; i += 1) {
        const at = events.findIndex((event) => event.ticketId === ticketId);
        const [found] = at < 0 ? [] : events.splice(at, 1);
        if (found) return found.viewers.map(({ agentId, doing }) => `${agentId} ${doing}`).join(', ');
        await turn(hub);
      }
      return undefined;
    },
    close: () => reader?.cancel(),
  };
}

const show = (device: TestDevice, ticketId: string | null, doing = 'viewing', more: object = {}) =>
  device.post('/live/v1/show', { device: device.id, ticketId, doing, ...more });

/** Who has a ticket open: what every database has to carry alike. */
export function liveSuite(hub: () => TestHub): void {
  test('one desk hears what another has open, changes to and leaves', async () => {
    const { ticket } = await hub().addTicket();
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const heard = await listen(hub(), ben);
    expect((await show(ann, ticket.id)).status).toBe(200);
    expect(await heard.next(ticket.id)).toBe('agent-ann viewing');
    await show(ann, ticket.id, 'replying');
    expect(await heard.next(ticket.id)).toBe('agent-ann replying');
    await show(ann, null);
    expect(await heard.next(ticket.id)).toBe('');
    await heard.close();
  });

  test('what nobody repeats is over after 30 s', async () => {
    const { ticket } = await hub().addTicket();
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const heard = await listen(hub(), ben);
    await show(ann, ticket.id);
    expect(await heard.next(ticket.id)).toBe('agent-ann viewing');
    hub().clock.advance(36_000);
    expect(await heard.next(ticket.id)).toBe('');
    await heard.close();
  });

  test('a desk that comes back hears at once what stands', async () => {
    const { ticket } = await hub().addTicket();
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const first = await listen(hub(), ben);
    await show(ann, ticket.id);
    await first.next(ticket.id);
    await first.close();
    const second = await listen(hub(), ben);
    expect(await second.next(ticket.id)).toBe('agent-ann viewing');
    await second.close();
    await show(ann, null);
  });

  test('nothing of a ticket outside one’s scope is heard, also when it has just left it', async () => {
    const { ticket } = await hub().addTicket();
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const heard = await listen(hub(), ann);
    await hub().write([{ tbl: 'ticket', id: ticket.id, data: { ...ticket, queueId: TECH as Ticket['queueId'] } }]);
    await show(ben, ticket.id);
    const { ticket: witness } = await hub().addTicket();
    await show(ben, witness.id);
    expect(await heard.next(witness.id)).toBe('agent-ben viewing');
    expect(await heard.next(ticket.id)).toBeUndefined();
    await heard.close();
  });

  test('a ticket outside one’s scope cannot be shown, nor in the name of another device; a trainee shows nothing', async () => {
    const { ticket } = await hub().addTicket({ queueId: TECH as Ticket['queueId'] });
    const [ann, ben, tia] = [await hub().signIn('ann'), await hub().signIn('ben'), await hub().signIn('tia')];
    expect((await show(ann, ticket.id)).status).toBe(403);
    expect((await show(ann, 'ticket-nowhere')).status).toBe(403);
    expect((await show(ann, null, 'viewing', { device: ben.id })).status).toBe(403);
    expect((await show(tia, null)).status).toBe(403);
    expect((await show(ann, null, 'sleeping')).status).toBe(400);
  });
}
