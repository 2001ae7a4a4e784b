import { expect } from 'vitest';
import type { AppClient } from './core-desk.ts';
import { sampleSop } from './sop-sample.ts';

/** A procedure is written and published, walked for the ticket `t1`, judged, and retired. */
export async function sopCalls({ sops }: AppClient): Promise<void> {
  const { sopId, key } = await publishedSop(sops);
  const about = { ticketId: 't1', contactId: null };
  expect((await sops.suggested(about)).items).toEqual([]);
  await sops.start({ runId: 'run-1', sopId, ...about });
  const act = { runId: 'run-1', values: {}, withoutActions: false };
  const typed = { step: 'identity', values: { day: '2026' }, notes: { flag: 'half a' } };
  await sops.keepTyped({ runId: 'run-1', typed });
  expect((await sops.typed({ runId: 'run-1' })).steps).toEqual([typed]);
  await sops.pass({ ...act, actId: 'a1', step: 'identity', result: 'verified' });
  expect((await sops.typed({ runId: 'run-1' })).steps).toEqual([]);
  await sops.back({ runId: 'run-1', actId: 'a2', step: 'identity' });
  const why = { reason: 'urgent', note: '' };
  await sops.skip({ runId: 'run-1', actId: 'a3', step: 'identity', result: 'failed', ...why });
  await sops.waive({ runId: 'run-1', actId: 'a4', step: 'identity', note: 'known in person' });
  expect(await sops.run({ runId: 'run-1' })).toMatchObject({ current: 'explain', blocks: [], done: 1 });
  await sops.abandon({ runId: 'run-1', actId: 'a5', reason: 'other', note: 'hung up' });
  expect((await sops.runs(about)).runs.map(({ state }) => state)).toEqual(['abandoned']);
  await sops.flag({ flagId: 'f1', sopId, step: 'identity', runId: 'run-1', note: 'nobody knows the number' });
  await sops.resolveFlag({ flagId: 'f1', isResolved: true });
  expect((await sops.flags({ key })).flags.map(({ note }) => note)).toEqual(['nobody knows the number']);
  const found = { finding: '', cause: 'asked too early', decision: 'change' as const, measure: '' };
  await sops.saveLesson({ id: 'l1', key, version: 1, steps: ['identity'], flagIds: ['f1'], ...found });
  expect((await sops.lessons({ key })).lessons.map(({ cause }) => cause)).toEqual(['asked too early']);
  expect((await sops.health({ key })).versions.map(({ version }) => version)).toEqual([1]);
  await sops.retire({ sopId, isRetired: true });
}

async function publishedSop(sops: AppClient['sops']): Promise<{ sopId: string; key: string }> {
  const { updatedAt: _, newestVersion, ...draft } = await sops.startDraft({ key: null, lessonId: null });
  expect(newestVersion).toBe(0);
  await sops.saveDraft({ ...draft, content: sampleSop() });
  const [stored] = (await sops.drafts({})).drafts;
  expect(stored?.content.steps).toHaveLength(3);
  const { sopId } = await sops.publish({ ...draft, content: sampleSop() });
  await sops.startDraft({ key: draft.key, lessonId: null });
  await sops.discardDraft({ key: draft.key });
  expect((await sops.list({})).items.map((one) => one.sopId)).toContain(sopId);
  expect((await sops.get({ sopId })).sop.version).toBe(1);
  expect((await sops.versions({ key: draft.key })).versions).toHaveLength(1);
  const written = await sops.write({ sopId, format: 'json', language: 'en' });
  expect((await sops.read({ format: 'json', text: written.text })).content.steps).toHaveLength(3);
  return { sopId, key: draft.key };
}
