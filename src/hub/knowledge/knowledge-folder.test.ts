import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putBlob } from '../files/blobs.ts';
import type { Article } from '#shared/domain/article.ts';
import { agentIdOf, startTestHub, type TestHub } from '#testkit/hub/start-test-hub.ts';
import { exportKnowledge } from './export.ts';
import { importKnowledge } from './import.ts';

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  hub = await startTestHub();
  folder = mkdtempSync(join(tmpdir(), 'attune-knowledge-'));
}, 180_000);
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const into = (isTrial = false) => ({
  spaceId: 'home',
  agentId: agentIdOf('lea'),
  language: 'zh' as const,
  isTrial,
  now: hub.clock.now(),
});
const bring = (isTrial = false) => importKnowledge(hub.store.db, folder, into(isTrial));
async function article(id: string): Promise<Article | undefined> {
  const query = hub.store.db.selectFrom('doc').select('data').where('tbl', '=', 'article').where('id', '=', id);
  return (await query.executeTakeFirst())?.data as Article | undefined;
}

test('a folder taken out and brought back changes nothing; an edit becomes the next version, with its author', async () => {
  const bytes = Buffer.from('a picture');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await putBlob(hub.store.db, sha256, bytes);
  const before = await article('article-refund');
  const files = [{ id: 'f1', name: 'a b.png', mime: 'image/png', bytes: bytes.length, sha256 }];
  await hub.write([{ tbl: 'article', id: 'article-refund', data: { ...before, files } as never }]);
  expect(await exportKnowledge(hub.store.db, folder, null)).toEqual({ articles: 1, files: 1 });
  expect(readFileSync(join(folder, 'files', sha256), 'utf8')).toBe('a picture');
  expect((await bring()).map(({ outcome }) => outcome)).toEqual(['same']);

  const path =
    readdirSync(folder, { recursive: true })
      .map(String)
      .find((name) => name.endsWith('.md')) ?? '';
  const text = readFileSync(join(folder, path), 'utf8');
  writeFileSync(join(folder, path), text.replace('3 至 5', '1 至 3'));
  writeFileSync(join(folder, 'new.md'), '---\ntitle: 新的\ntags: [退款]\n---\n正文\n');
  writeFileSync(join(folder, 'bad.md'), '---\ntitle: 坏的\nlanguage: fr\n---\n正文\n');
  const trial = await bring(true);
  expect((await article('article-refund'))?.version).toBe(1);
  expect(await bring()).toEqual(trial);
  expect(trial.map(({ path: name, outcome, fault }) => [name.split('/').at(-1)?.slice(0, 3), outcome, fault])).toEqual([
    ['bad', 'refused', { code: 'bad-value', line: 3, field: 'language' }],
    ['退款多', 'changed', null],
    ['new', 'new', null],
  ]);
  expect(await article('article-refund')).toMatchObject({ version: 2, authorId: agentIdOf('lea'), files });
  expect((await article('article-refund'))?.body).toContain('1 至 3');
  expect((await bring()).map(({ outcome }) => outcome)).toEqual(['refused', 'same', 'new']);
});
