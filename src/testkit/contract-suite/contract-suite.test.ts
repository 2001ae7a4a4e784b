import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ShellLink, STREAM_WINDOW, type CallContext, type Connection, type LinkRuntime } from '#shared/link/index.ts';
import { ManualRuntime, realRuntime } from './manual-runtime.ts';
import { Probe, type probeContract, probeRouter, SECRET } from './router.ts';
import { direct, messagePort, webSocket, type MakeTransport, type Transport } from './transports.ts';

type Client = ContractRouterClient<typeof probeContract, CallContext>;
type Logged = { readonly event: string; readonly fields: Readonly<Record<string, unknown>> };

class World {
  readonly probe = new Probe();
  readonly log: Logged[] = [];
  readonly #make: MakeTransport;
  readonly #links: ShellLink[] = [];
  transport!: Transport;

  constructor(make: MakeTransport) {
    this.#make = make;
  }

  async start(): Promise<void> {
    const write = (event: string, fields: Readonly<Record<string, unknown>> = {}) =>
      void this.log.push({ event, fields });
    let references = 0;
    this.transport = await this.#make(probeRouter(this.probe), {
      newReference: () => `ref-${++references}`,
      log: { warn: write, error: (event, cause, fields) => write(event, { ...fields, cause }) },
    });
  }

  link(runtime: LinkRuntime = realRuntime): ShellLink {
    const link = new ShellLink({ open: () => this.transport.open(), runtime });
    this.#links.push(link);
    return link;
  }

  client(runtime?: LinkRuntime): Client {
    return createORPCClient<Client>(this.link(runtime));
  }

  async stop(): Promise<void> {
    for (const link of this.#links) link.close();
    await this.transport.stop();
  }

  get line(): NonNullable<Transport['line']> {
    if (!this.transport.line) throw new Error('this transport has no line');
    return this.transport.line;
  }
}

const refusal = async (call: Promise<unknown>): Promise<ORPCError<string, unknown>> => {
  const error: unknown = await call.then(
    () => new Error('it was answered'),
    (reason: unknown) => reason,
  );
  if (error instanceof ORPCError) return error as ORPCError<string, unknown>;
  throw error instanceof Error ? error : new Error('neither an answer nor a refusal');
};

/** Goes on when `isTrue`, giving everything else its turn meanwhile; fails with the test's own time limit. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((turn) => setImmediate(turn));
}

const numberOf = (step: IteratorResult<{ n: number }, unknown>): number => (step.done ? Number.NaN : step.value.n);

const ALL: Readonly<Record<string, MakeTransport>> = {
  'a direct call': direct,
  'a WebSocket': webSocket,
  'a message port': messagePort,
};
const LINES: Readonly<Record<string, MakeTransport>> = { 'a WebSocket': webSocket, 'a message port': messagePort };

/** A line on which pings are not answered and nothing else is heard either. */
const deaf = (line: Connection): Connection => ({
  ...line,
  heard: () => 0,
  link: {
    call: (path, input, options) => (path[1] === 'ping' ? new Promise(() => {}) : line.link.call(path, input, options)),
  },
});

function inWorld(make: MakeTransport): () => World {
  let world: World;
  beforeEach(async () => {
    world = new World(make);
    await world.start();
  });
  afterEach(() => world.stop());
  return () => world;
}

describe.each(Object.entries(ALL))('the contract over %s', (_name, make) => {
  const world = inWorld(make);

  test('answers', async () => {
    expect(await world().client().probe.echo({ text: '退款 🧾 \u2028 "' })).toEqual({ text: '退款 🧾 \u2028 "' });
  });

  test('refuses with a declared code and its data', async () => {
    const error = await refusal(world().client().probe.refuse({ least: 7 }));
    expect(error).toMatchObject({ code: 'TOO_SMALL', defined: true, data: { least: 7 } });
    expect(world().log).toEqual([]);
  });

  test('knows a declared refusal by its code, however it was thrown', async () => {
    const error = await refusal(world().client().probe.forbid({}));
    expect(error).toMatchObject({ code: 'FORBIDDEN_HERE', defined: true });
    expect(world().log).toEqual([]);
  });

  test('refuses a call nobody knows', async () => {
    const error = await refusal(world().link().call(['probe', 'nothing'], {}, { context: {} }));
    expect(error.code).toBe('NOT_FOUND');
  });

  test('refuses input of the wrong shape before any of our code sees it', async () => {
    const error = await refusal(world().link().call(['probe', 'echo'], { text: 5 }, { context: {} }));
    expect(error.code).toBe('BAD_REQUEST');
  });

  test('says nothing about a defect but a reference, and logs it under that reference', async () => {
    const error = await refusal(world().client().probe.crash({}));
    expect(error).toMatchObject({ code: 'FAULT', defined: true, data: { reference: 'ref-1' } });
    expect(JSON.stringify([error.toJSON(), error.message])).not.toContain('Wang Wei');
    expect(world().log).toMatchObject([
      { event: 'call.fault', fields: { call: 'probe.crash', reference: 'ref-1', cause: new Error(SECRET) } },
    ]);
  });

  test('takes an answer that breaks the contract for the defect it is', async () => {
    const error = await refusal(world().client().probe.lie({}));
    expect(error).toMatchObject({ code: 'FAULT', data: { reference: 'ref-1' } });
  });

  test('ends a stream that breaks with a reference, after the events before it', async () => {
    const seen: number[] = [];
    const read = async () => {
      for await (const { n } of await world().client().probe.stumble({})) seen.push(n);
    };
    const error = await refusal(read());
    expect(seen).toEqual([1, 2]);
    expect(error).toMatchObject({ code: 'FAULT', data: { reference: 'ref-1' } });
    await until(() => world().probe.running === 0);
  });

  test('gives up an answer that does not come, and stops the work on the other side', async () => {
    const runtime = new ManualRuntime();
    const call = refusal(world().client(runtime).probe.hang({}));
    await world().probe.untilHanging();
    runtime.advance(9_999);
    expect(world().probe.running).toBe(1);
    runtime.advance(1);
    expect((await call).code).toBe('TIMEOUT');
    await until(() => world().probe.running === 0);
  });

  test('waits as long as the call says', async () => {
    const runtime = new ManualRuntime();
    const call = refusal(
      world()
        .client(runtime)
        .probe.hang({}, { context: { timeoutMs: 50 } }),
    );
    await world().probe.untilHanging();
    runtime.advance(50);
    expect((await call).code).toBe('TIMEOUT');
  });

  test('carries a cancellation to the other side', async () => {
    const abort = new AbortController();
    const call = world().client().probe.hang({}, { signal: abort.signal });
    await world().probe.untilHanging();
    abort.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await until(() => world().probe.running === 0);
    expect(world().log).toEqual([]);
  });

  test('ends a stream on the other side when its reader leaves, cancels, or returns while it waits', async () => {
    const client = world().client();
    for await (const { n } of await client.probe.pour({})) if (n >= 3) break;
    await until(() => world().probe.running === 0);

    const abort = new AbortController();
    const cancelled = await client.probe.follow({}, { signal: abort.signal });
    const step = cancelled.next();
    await until(() => world().probe.running === 1);
    abort.abort(new Error('enough'));
    await expect(step).rejects.toThrow('enough');
    await until(() => world().probe.running === 0);

    const returned = await client.probe.follow({});
    const last = returned.next();
    await until(() => world().probe.running === 1);
    await returned.return(undefined);
    expect((await last).done).toBe(true);
    await until(() => world().probe.running === 0);
  });

  test('lets a stream run no further ahead of its reader than its window', async () => {
    const client = world().client();
    const stream = await client.probe.pour({});
    expect((await stream.next()).value).toEqual({ n: 1 });
    for (let i = 0; i < 300; i++) await client.probe.echo({ text: 'still here' });
    expect(world().probe.poured).toBeLessThanOrEqual(STREAM_WINDOW + 1);
    for (let n = 2; n <= STREAM_WINDOW * 5; n++) expect((await stream.next()).value).toEqual({ n });
    await stream.return(undefined);
    await until(() => world().probe.running === 0);
  });
});

describe.each(Object.entries(LINES))('a line over %s', (_name, make) => {
  const world = inWorld(make);

  test('rejects what was under way at the moment it breaks, and works again at the next call', async () => {
    const client = world().client();
    const call = refusal(client.probe.hang({}));
    await world().probe.untilHanging();
    world().line.cut();
    expect((await call).code).toBe('DISCONNECTED');
    await until(() => world().probe.running === 0);
    expect(await client.probe.echo({ text: 'again' })).toEqual({ text: 'again' });
  });

  test('tells when it is up and when it is down', async () => {
    const link = world().link();
    const states: string[] = [];
    link.onState((state) => states.push(state));
    await link.call(['events', 'ping'], {}, { context: {} });
    world().line.cut();
    await until(() => states.length === 2);
    await link.call(['events', 'ping'], {}, { context: {} });
    expect(states).toEqual(['up', 'down', 'up']);
  });

  test('carries a stream through ten breaks without a loss and without a duplicate', async () => {
    const stream = await world().client().probe.follow({});
    const seen: number[] = [];
    for (let round = 0; round < 10; round++) {
      for (let i = 1; i <= 5; i++) world().probe.write(round * 10 + i);
      for (let i = 0; i < 3; i++) seen.push(numberOf(await stream.next()));
      world().line.cut();
      for (let i = 6; i <= 10; i++) world().probe.write(round * 10 + i);
      for (let i = 0; i < 7; i++) seen.push(numberOf(await stream.next()));
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    await stream.return(undefined);
    await until(() => world().probe.running === 0);
  });

  test('loses nothing when it breaks before the first event', async () => {
    const stream = await world().client().probe.follow({});
    const first = stream.next();
    await until(() => world().probe.running === 1);
    world().line.cut();
    await until(() => world().probe.running === 0);
    world().probe.write(1);
    expect((await first).value).toEqual({ n: 1 });
    await stream.return(undefined);
  });

  test('finds out by asking that nobody answers any more', async () => {
    const runtime = new ManualRuntime();
    const open = async () => deaf(await world().transport.open());
    const link = new ShellLink({ open, runtime, heartbeatMs: 1000 });
    const call = refusal(link.call(['probe', 'hang'], {}, { context: { timeoutMs: 3_600_000 } }));
    await world().probe.untilHanging();
    runtime.advance(1999);
    expect(link.state).toBe('up');
    runtime.advance(1);
    expect((await call).code).toBe('DISCONNECTED');
    expect(link.state).toBe('down');
    await until(() => world().probe.running === 0);
    link.close();
  });

  test('asks nothing while it hears something, and stays up when its question is answered', async () => {
    const runtime = new ManualRuntime();
    const link = new ShellLink({ open: () => world().transport.open(), runtime, heartbeatMs: 1000 });
    for (let i = 0; i < 5; i++) {
      await link.call(['probe', 'echo'], { text: 'x' }, { context: {} });
      runtime.advance(1000);
      await link.call(['probe', 'echo'], { text: 'x' }, { context: {} });
    }
    expect(link.state).toBe('up');
    link.close();
    expect(runtime.waiting).toBe(0);
  });

  test('waits for nobody once it is closed', async () => {
    const link = world().link();
    const call = refusal(link.call(['probe', 'hang'], {}, { context: {} }));
    await world().probe.untilHanging();
    link.close();
    expect((await call).code).toBe('DISCONNECTED');
    expect((await refusal(link.call(['events', 'ping'], {}, { context: {} }))).code).toBe('DISCONNECTED');
    expect(link.waiting).toBe(0);
    await until(() => world().probe.running === 0);
  });

  test.each(MALFORMED)('drops %s, and other calls go on', async (_what, message) => {
    const client = world().client();
    const stream = await client.probe.follow({});
    world().line.inject(message);
    world().probe.write(1);
    expect((await stream.next()).value).toEqual({ n: 1 });
    expect(await client.probe.echo({ text: 'still here' })).toEqual({ text: 'still here' });
    expect(world().log).toMatchObject([{ event: 'link.dropped' }]);
    await stream.return(undefined);
  });

  test('outlives a message beyond the limit', async () => {
    const client = world().client();
    await client.probe.echo({ text: 'before' });
    world().line.inject('x'.repeat(3 * 1024 * 1024));
    await until(() => world().log.length > 0);
    // Over a WebSocket the line itself ends, over a port the message is dropped; either way the next call is answered.
    const answer = await client.probe.echo({ text: 'after' }).catch(() => client.probe.echo({ text: 'after' }));
    expect(answer).toEqual({ text: 'after' });
  });

  test('hangs up on a screen that floods it', async () => {
    const link = world().link();
    const calls = Array.from({ length: 600 }, () => refusal(link.call(['probe', 'hang'], {}, { context: {} })));
    const codes = new Set((await Promise.all(calls)).map(({ code }) => code));
    expect([...codes]).toEqual(['DISCONNECTED']);
    expect(world().log).toMatchObject([{ event: 'link.flooded' }]);
    await until(() => world().probe.running === 0 && world().line.openCalls() === 0);
  });

  test('does not begin a stream that has no name to give credit to', async () => {
    const line = await world().transport.open();
    const error = await refusal(line.link.call(['probe', 'pour'], {}, { context: {} }));
    expect(error.code).toBe('BAD_REQUEST');
    await until(() => world().probe.running === 0 && world().line.openCalls() === 0);
    line.close();
  });
});

const request = (p: unknown, rest = {}) => JSON.stringify({ i: '1', p, ...rest });
const MALFORMED: readonly (readonly [string, unknown])[] = [
  ['nothing', ''],
  ['garbage', '\0\xff{'],
  ['an array', '[]'],
  ['null', 'null'],
  ['a message without a body', '{"i":"1"}'],
  ['an id that is a number', '{"i":1,"p":{"u":"/events/ping"}}'],
  ['an address elsewhere', request({ u: 'http://example.org/events/ping' })],
  ['an address with a way up', request({ u: '/events/../ping' })],
  ['an address that is no text', request({ u: {} })],
  ['another method', request({ u: '/events/ping', m: 'GET' })],
  ['headers of its own', request({ u: '/events/ping', h: { 'content-type': 'multipart/form-data' } })],
  ['a stream from the screen', request({ e: 'message', d: 1 }, { t: 3 })],
  ['a body that is no object', request({ u: '/probe/echo', b: 'text' })],
  ['a report on no stream', '+s0:x'],
  ['very deep nesting', '['.repeat(200_000)],
  ['bytes', new Uint8Array([123, 125])],
];
