import { get } from 'node:https';
import { expect, test } from 'vitest';
import { systemClock } from '#hub/kernel/system-clock.ts';
import { selfSigned } from '#testkit/hub/self-signed.ts';
import type { Hub } from './create-hub.ts';
import { serveHub } from './serve.ts';

/** Something that answers like a hub, so that a test decides when it does. */
const answering = (fetch: Hub['fetch'], close: () => void = () => {}): Hub => ({
  fetch,
  routes: [],
  clean: () => Promise.resolve(),
  hear: () => Promise.resolve(),
  close: () => Promise.resolve(close()),
});
const serve = (hub: Hub, over: { host?: string; tls?: { cert: string; key: string } } = {}) =>
  serveHub({ hub, clock: systemClock, host: '127.0.0.1', port: 0, ...over });

test('without TLS an address others could reach is refused', async () => {
  const hub = answering(() => Promise.resolve(new Response('x')));
  for (const host of ['0.0.0.0', '::', '10.1.2.3', 'hub.example']) {
    await expect(serve(hub, { host })).rejects.toMatchObject({ code: 'address-not-loopback', params: { host } });
  }
});

test('a port that is taken is named', async () => {
  const hub = answering(() => Promise.resolve(new Response('x')));
  const first = await serve(hub);
  const port = Number(new URL(first.url).port);
  await expect(serveHub({ hub, clock: systemClock, host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'port-in-use',
    params: { port },
  });
  await first.stop();
});

test('the hub hears from which address a request comes', async () => {
  const listening = await serve(answering((_, address) => Promise.resolve(new Response(address))));
  expect(await (await fetch(listening.url)).text()).toBe('127.0.0.1');
  await listening.stop();
});

test('stopping lets a request in flight finish, ends streams, and takes no new one', async () => {
  const arrived = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Response>();
  let endStream: (() => void) | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('data: 1\n\n'));
      endStream = () => controller.close();
    },
  });
  const hub = answering(
    (request) => {
      if (request.url.endsWith('/stream')) return Promise.resolve(new Response(stream));
      arrived.resolve();
      return answer.promise;
    },
    () => endStream?.(),
  );
  const listening = await serve(hub);
  const streaming = await fetch(`${listening.url}/stream`);
  const slow = fetch(listening.url);
  await arrived.promise;
  const stopped = listening.stop();
  expect(await streaming.text()).toBe('data: 1\n\n');
  await expect(fetch(listening.url)).rejects.toThrow();
  answer.resolve(new Response('finished'));
  expect(await (await slow).text()).toBe('finished');
  await stopped;
});

test('a request that never ends is cut when the grace is over', async () => {
  const arrived = Promise.withResolvers<void>();
  const listening = await serve(
    answering(() => {
      arrived.resolve();
      return new Promise(() => {});
    }),
  );
  const endless = fetch(listening.url).catch((cause: unknown) => cause);
  await arrived.promise;
  await listening.stop(20);
  expect(await endless).toBeInstanceOf(TypeError);
});

test('with a certificate it speaks TLS', async () => {
  const tls = selfSigned();
  const listening = await serve(
    answering(() => Promise.resolve(new Response('safe'))),
    { tls },
  );
  expect(listening.url).toMatch(/^https:/);
  const text = await new Promise((done, reject) => {
    get(listening.url, { ca: tls.cert }, (answer) => {
      answer.setEncoding('utf8').on('data', done);
    }).on('error', reject);
  });
  expect(text).toBe('safe');
  await listening.stop(100);
});
