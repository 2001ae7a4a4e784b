import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectWire, isDisconnected, isNotAdmitted, MAX_MESSAGE } from '#shared/link/index.ts';
import { PORT_MESSAGE, type ShellBridge } from '#shared/contract/shell/bridge.ts';
import { Probe, probeRouter } from '#testkit/contract-suite/router.ts';
import { Admission } from '../../../host/admission.ts';
import { startServer, type DeskServer } from '../../../host/server.ts';
import { codeOf } from '../errors.ts';
import { connectPort } from './port.ts';
import { connectWebSocket } from './socket.ts';

const reasonOf = (opening: Promise<unknown>): Promise<unknown> =>
  opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );

const bridgeTo = (connect: () => void): ShellBridge => ({
  kind: 'electron',
  connect,
  call: () => Promise.resolve(),
  onEvent: () => () => {},
});
const post = (page: EventTarget, source: unknown, data: unknown, ports: MessagePort[]) =>
  page.dispatchEvent(Object.assign(new Event('message'), { source, data, ports }));

describe('a page without admission', () => {
  let folder: string;
  let server: DeskServer;
  const url = () => `${server.origin.replace('http', 'ws')}/rpc`;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-page-'));
    server = await startServer({
      router: probeRouter(new Probe()),
      admission: new Admission({ deskId: 'x', now: Date.now }),
      screenDir: folder,
      port: 0,
      ports: { newReference: () => 'ref', log: { warn: () => {}, error: () => {} } },
      onLink: () => Promise.resolve(),
    });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is told so, and a page whose desk is gone is told that', async () => {
    expect(await reasonOf(connectWebSocket(url()))).toSatisfy(isNotAdmitted);
    await server.close();
    expect(await reasonOf(connectWebSocket(url()))).toSatisfy(isDisconnected);
  });
});

describe('a line', () => {
  test('refuses a call that is too long at once and sends nothing of it', async () => {
    const sent: string[] = [];
    const wire = {
      send: (text: string) => void sent.push(text),
      onMessage: () => {},
      onClose: () => {},
      close: () => {},
    };
    const call = connectWire(wire).link.call(['probe', 'echo'], { text: 'x'.repeat(MAX_MESSAGE) }, { context: {} });
    expect(codeOf(await reasonOf(call))).toBe('INVALID');
    expect(sent.filter((text) => text.length > 1000)).toEqual([]);
  });
});

describe('a port', () => {
  test('is taken from the preload of this window, and from nobody else', async () => {
    const page = new EventTarget();
    const [good, bad] = [new MessageChannel(), new MessageChannel()];
    const bridge = bridgeTo(() => {
      post(page, {}, PORT_MESSAGE, [bad.port1]);
      post(page, page, 'something else', [bad.port1]);
      post(page, page, PORT_MESSAGE, []);
      post(page, page, PORT_MESSAGE, [good.port1]);
    });
    const line = await connectPort(bridge, page as unknown as Window);
    const heard = new Promise((hear) => good.port2.addEventListener('message', (event) => hear(event.data)));
    good.port2.start();
    line.credit({ stream: 's', count: 1 });
    expect(await heard).toBe('+s:1');
    line.close();
    for (const { port2 } of [good, bad]) port2.close();
  });
});
