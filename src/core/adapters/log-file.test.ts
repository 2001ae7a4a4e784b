import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HubRefused } from '#core/sync/hub-error.ts';
import { fileLog, scrub } from './log-file.node.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-log-'));
  path = join(folder, 'desk.log');
});
afterEach(() => rm(folder, { recursive: true }));

const lines = async () =>
  (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log file', () => {
  test('names the event, its fields and the place of a defect', async () => {
    const log = fileLog(path);
    log.info('sync.started', { parts: 3 });
    log.error('call.fault', new TypeError('no'), { reference: 'abc' });
    const [first, second] = await lines();
    expect(first).toMatchObject({ msg: 'sync.started', parts: 3 });
    expect(second).toMatchObject({ msg: 'call.fault', reference: 'abc', error: 'TypeError', message: 'no' });
    expect(second?.['stack']).toContain('log-file.test.ts');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('tells what the hub refused with, its status too', async () => {
    fileLog(path).error('sync.failed', new HubRefused(503, 'busy', null));
    expect((await lines())[0]).toMatchObject({ error: 'HubRefused', message: 'busy (503)' });
  });

  test('keeps no words, names, addresses or numbers of people that stand in the message of an error', async () => {
    const cause = new Error(
      'constraint failed: 王伟 +86 138-0013-8000 wang.wei@example.com said "my card 6222 0212 3456"',
    );
    fileLog(path).error('x', new Error("bad value 'Wang Wei' in 4111111111111111", { cause }));
    const text = await readFile(path, 'utf8');
    for (const trace of ['王伟', 'Wang', 'wang', '138', '8000', 'card', '6222', '4111'])
      expect(text).not.toContain(trace);
    expect(text).toContain('constraint failed');
  });

  test('never takes more than two files of its bound', async () => {
    const log = fileLog(path, 2000);
    for (let i = 0; i < 200; i++) log.info('tick', { i });
    const sizes = await Promise.all([path, `${path}.1`].map(async (file) => (await stat(file)).size));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2000);
    expect((await lines()).at(-1)).toMatchObject({ i: 199 });
  });

  test('goes on where it stood, and turns a file that was full at the start', async () => {
    await writeFile(path, 'x'.repeat(1990));
    fileLog(path, 2000).info('tick');
    expect(await lines()).toHaveLength(1);
    expect((await stat(`${path}.1`)).size).toBe(1990);
  });
});

test('what is left of a message can still be read by us', () => {
  expect(scrub('SQLITE_BUSY: database is locked (5)')).toBe('SQLITE_BUSY: database is locked (5)');
  expect(scrub('x'.repeat(5000))).toHaveLength(200);
});
