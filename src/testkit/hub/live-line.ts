import { ReliefEvent } from '#shared/contract/team/board.ts';
import { CallEvent, WithdrawnEvent } from '#shared/contract/team/contacts.ts';
import { addChannel } from '#hub/channels/admin.ts';
import { commandLine } from '#hub/audit/administered.ts';
import type { TestDevice } from './test-device.ts';
import type { TestHub } from './start-test-hub.ts';

/** Lets what was said be heard, gives what follows from it its time, and lets the hub's own pass a little. */
export async function turn(hub: TestHub, ms = 50): Promise<void> {
  await hub.settle();
  await new Promise((resolve) => setTimeout(resolve, 5));
  hub.clock.advance(ms);
}

/** What is waited for in vain is waited for so long: on a busy machine the database may take its time. */
const PATIENCE_MS = 40_000;

/** Turns until it is true. After the first `turns` the clock goes slower than the machine, so that nothing falls due only because the machine is busy. */
export async function turnUntil(hub: TestHub, isTrue: () => boolean | Promise<boolean>, turns = 40): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (let i = 0; !(await isTrue()); i += 1) {
    if (Date.now() > end) return;
    await turn(hub, i < turns ? 50 : 2);
  }
}

/** What one desk hears of contacts and of rest, in the order in which it comes. */
export type LiveLine = {
  readonly heard: (CallEvent | ({ type: 'withdrawn' } & WithdrawnEvent))[];
  /** Rest that was offered, each as often as it was told. */
  readonly reliefs: readonly ReliefEvent[];
  /** The next that fits; undefined when none comes. It is taken out. */
  next(fits: Record<string, unknown>): Promise<LiveLine['heard'][number] | undefined>;
  /** The same for what shall not come: so many turns and no longer. */
  within(turns: number, fits: Record<string, unknown>): Promise<LiveLine['heard'][number] | undefined>;
  close(): Promise<void>;
};

export async function listenLine(hub: TestHub, device: TestDevice): Promise<LiveLine> {
  const answer = await device.call('/sync/v1/poke');
  if (!answer.body) throw new Error(`no stream: ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const heard: LiveLine['heard'] = [];
  const reliefs: ReliefEvent[] = [];
  let rest = '';
  void (async () => {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const blocks = (rest + piece.value).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (name === 'contact') heard.push(CallEvent.parse(JSON.parse(data ?? '')));
        if (name === 'relief') reliefs.push(ReliefEvent.parse(JSON.parse(data ?? '')));
        if (name === 'withdrawn') heard.push({ type: 'withdrawn', ...WithdrawnEvent.parse(JSON.parse(data ?? '')) });
      }
    }
  })();
  const take = (fits: Record<string, unknown>) => {
    const at = heard.findIndex((one) => Object.entries(fits).every(([key, value]) => (one as Record<string, unknown>)[key] === value)); // prettier-ignore
    return at < 0 ? undefined : heard.splice(at, 1)[0];
  };
  return {
    heard,
    reliefs,
    async next(fits) {
      let found = take(fits);
      await turnUntil(hub, () => (found ??= take(fits)) !== undefined);
      return found;
    },
    async within(turns, fits) {
      for (let i = 0; i < turns; i += 1) {
        const found = take(fits);
        if (found) return found;
        await turn(hub);
      }
      return undefined;
    },
    close: () => reader.cancel(),
  };
}

let channels = 0;
/** A machine with a token of its own: what it sends, as its exchange would. */
export async function testChannel(hub: TestHub, kind: 'telephony' | 'inbound', queueId: string | null = null) {
  channels += 1;
  const name = `${kind}-${channels}-${hub.clock.now() % 1000}`;
  const token = await addChannel(hub.store.db, { name, kind, queueId }, commandLine(hub.clock.now()));
  // A hub that has just read its tokens looks again two seconds later.
  hub.clock.advance(2000);
  const json = { 'content-type': 'application/json' };
  return {
    name,
    token,
    async say(body: Record<string, unknown>) {
      const answer = await hub.fetch(`/telephony/v1/${token}`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    async write(body: Record<string, unknown>) {
      const headers = { ...json, authorization: `Bearer ${token}` };
      const answer = await hub.fetch('/inbound/v1/messages', { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
  };
}
