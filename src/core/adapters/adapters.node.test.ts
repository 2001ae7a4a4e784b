import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HubUnreachable, type HubRequest } from '../kernel/ports.ts';
import { folderCabinet } from './cabinet.node.ts';
import { nodeCrypto } from './crypto.node.ts';
import { sealedFiles } from './files.node.ts';
import { fetchTransport } from './transport.node.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-adapters-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);

describe('cryptography', () => {
  const key = new Uint8Array(32).fill(1);

  test('opens only what was sealed with the same key, unchanged', () => {
    const sealed = nodeCrypto.seal(key, text('secret'));
    expect(nodeCrypto.open(key, sealed)).toEqual(text('secret'));
    expect(() => nodeCrypto.open(new Uint8Array(32).fill(2), sealed)).toThrow();
    for (const at of [0, 14, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed, (byte, i) => (i === at ? byte ^ 1 : byte));
      expect(() => nodeCrypto.open(key, changed)).toThrow();
    }
    expect(() => nodeCrypto.open(key, sealed.subarray(0, 20))).toThrow();
  });

  test('never seals the same way twice', () => {
    expect(nodeCrypto.seal(key, text('x'))).not.toEqual(nodeCrypto.seal(key, text('x')));
  });

  test('stretches a password to the same key however it was typed, and another salt to another', async () => {
    const salt = new Uint8Array(16).fill(3);
    const composed = await nodeCrypto.stretch('caf\u00e9', salt);
    expect(composed).toHaveLength(32);
    expect(await nodeCrypto.stretch('cafe\u0301', salt)).toEqual(composed);
    expect(await nodeCrypto.stretch('caf\u00e9', new Uint8Array(16))).not.toEqual(composed);
  });
});

describe('the cabinet', () => {
  test('gives back what was written last, and nothing for what was not', async () => {
    const cabinet = folderCabinet(join(folder, 'cabinet'));
    expect([await cabinet.read('a'), await cabinet.list()]).toEqual([undefined, []]);
    await cabinet.write('a', 'one');
    await cabinet.write('a', 'two');
    await cabinet.write('b-2', 'three');
    expect([await cabinet.read('a'), await cabinet.list()]).toEqual(['two', ['a', 'b-2']]);
    expect(statSync(join(folder, 'cabinet', 'a.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'cabinet'))).toEqual(['a.json', 'b-2.json']);
  });

  test('has no way out of its folder', async () => {
    const cabinet = folderCabinet(folder);
    await expect(cabinet.read('../../etc/passwd')).rejects.toThrow('not a name');
    await expect(cabinet.write('A/b', 'x')).rejects.toThrow('not a name');
  });
});

describe('sealed files', () => {
  test('lie on the disk unreadable, and come back as they were', async () => {
    const files = sealedFiles(folder, new Uint8Array(32).fill(9), nodeCrypto);
    const sha256 = nodeCrypto.sha256(text('a photo'));
    expect(await files.has(sha256)).toBe(false);
    await files.write(sha256, text('a photo'));
    expect(await files.has(sha256)).toBe(true);
    expect(await files.read(sha256)).toEqual(text('a photo'));
    const path = join(folder, sha256.slice(0, 2), sha256);
    expect(readFileSync(path).includes('photo')).toBe(false);
    writeFileSync(
      path,
      readFileSync(path).map((byte, i) => (i === 15 ? byte ^ 1 : byte)),
    );
    await expect(files.read(sha256)).rejects.toThrow();
    await files.remove(sha256);
    await files.remove(sha256);
    expect(await files.has(sha256)).toBe(false);
  });
});

const request = (more: Partial<HubRequest> = {}): HubRequest => ({
  method: 'GET',
  path: '/x',
  headers: {},
  signal: new AbortController().signal,
  timeoutMs: 5000,
  ...more,
});

describe('the transport', () => {
  let server: Server;
  const listen = async (handler: RequestListener): Promise<string> => {
    server = createServer(handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each(['zstd', 'gzip'] as const)('asks for what packs best, and unpacks %s', async (encoding) => {
    const pack = { zstd: zstdCompressSync, gzip: gzipSync }[encoding];
    let asked: unknown;
    const url = await listen((incoming, reply) => {
      asked = incoming.headers['accept-encoding'];
      reply.writeHead(200, { 'content-encoding': encoding });
      reply.end(pack('一行 one line'));
    });
    const response = await fetchTransport(url).request(request());
    expect([await response.text(), asked]).toEqual(['一行 one line', 'zstd, gzip']);
  });

  test('carries a request and its answer, whatever the status', async () => {
    const url = await listen((req, res) => {
      req.pipe(res.writeHead(418, { 'x-method': req.method, 'x-token': req.headers['authorization'] }));
    });
    const headers = { authorization: 'Bearer t' };
    const response = await fetchTransport(url).request(
      request({ method: 'POST', path: '/a?b=1', headers, body: '你好' }),
    );
    expect([response.status, response.header('x-method'), response.header('x-token')]).toEqual([
      418,
      'POST',
      'Bearer t',
    ]);
    expect(await response.text()).toBe('你好');
  });

  test('is unreachable when nobody listens', async () => {
    const url = await listen(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    await expect(fetchTransport(url).request(request())).rejects.toBeInstanceOf(HubUnreachable);
  });

  test('is unreachable when the answer does not come in time, or stops half way', async () => {
    const url = await listen((req, res) => {
      if (req.url === '/half') res.write('[');
    });
    const transport = fetchTransport(url);
    await expect(transport.request(request({ timeoutMs: 50 }))).rejects.toBeInstanceOf(HubUnreachable);
    const half = await transport.request(request({ path: '/half', timeoutMs: 50 }));
    await expect(half.text()).rejects.toBeInstanceOf(HubUnreachable);
  });

  test('does not follow a hub elsewhere', async () => {
    const url = await listen((_, res) => res.writeHead(302, { location: 'https://example.com/' }).end());
    await expect(fetchTransport(url).request(request())).rejects.toBeInstanceOf(HubUnreachable);
  });

  test('hands over lines as they come, whole, until the caller stops', async () => {
    const url = await listen((_, res) => {
      const bytes = text('data: 你好\r\n\ndata: 2\n');
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write(bytes.subarray(0, 8));
      setImmediate(() => res.write(bytes.subarray(8)));
    });
    const stop = new AbortController();
    const response = await fetchTransport(url).request(request({ signal: stop.signal, timeoutMs: 1000 }));
    const lines: string[] = [];
    const read = async (): Promise<void> => {
      for await (const line of response.lines()) {
        lines.push(line);
        if (line === 'data: 2') stop.abort();
      }
    };
    await expect(read()).rejects.toBeInstanceOf(HubUnreachable);
    expect(lines).toEqual(['data: 你好', '', 'data: 2']);
  });
});
