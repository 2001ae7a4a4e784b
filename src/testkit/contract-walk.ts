import { expect } from 'vitest';
import type { AppClient } from './core-desk.ts';

/**
 * Calls whose effects are proved beside their own domain: here each is made once with input a screen would send. What it
 * answers has passed its schema; what it refuses is declared, and is never a fault.
 */
async function orDeclared<T>(call: Promise<T>, ...codes: string[]): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    expect(error).toMatchObject({ defined: true });
    expect(codes).toContain((error as { code: string }).code);
    return undefined;
  }
}

async function searchCalls({ search }: AppClient): Promise<void> {
  const wanted = { query: 'parcel', kinds: [], after: null, limit: 5, customerId: null };
  expect((await search.find(wanted)).problems).toEqual([]);
  await search.complete({ query: 'ta' });
  const { done, total } = await search.progress({});
  expect(done).toBeLessThanOrEqual(total);
  await search.remember({ query: 'parcel' });
  expect((await search.recent({})).queries).toEqual(['parcel']);
  await search.forgetRecent({});
  expect((await search.recent({})).queries).toEqual([]);
  const kept = await search.save({ name: 'Parcels', query: 'parcel' });
  expect((await search.saved({})).searches.map((one) => one.name)).toEqual(['Parcels']);
  await search.forget({ searchId: kept.id });
}

/** By somebody who may publish. */
async function articleCalls({ knowledge }: AppClient): Promise<void> {
  const { spaces } = await knowledge.spaces({});
  expect(spaces).toEqual(['help']);
  await knowledge.inserted({ articleId: 'k1', ticketId: 't1' });
  await knowledge.judge({ articleId: 'k1', verdict: 'wrong', note: 'the price', ticketId: null });
  await orDeclared(knowledge.resolveFeedback({ feedbackId: 'nobody-said-this' }), 'NOT_FOUND');
  await orDeclared(knowledge.revision({ articleId: 'k1', version: 1 }), 'NOT_FOUND');
  await orDeclared(knowledge.readFile({ articleId: 'k1', sha256: '0'.repeat(64), offset: 0 }), 'NOT_FOUND');
  const draft = await knowledge.startDraft({ from: 'nothing', spaceId: 'help', language: 'en', title: 'Returns' });
  const { updatedAt: _, ...words } = draft;
  await knowledge.saveDraft({ ...words, body: '# How to return' });
  expect((await knowledge.drafts({})).drafts.map((one) => one.title)).toEqual(['Returns']);
  const place = { articleId: draft.articleId };
  expect((await knowledge.draft(place)).draft?.body).toBe('# How to return');
  const text = { title: 'Call 13800000001', body: 'b', questions: [], ticketId: null };
  expect((await knowledge.personalData(text)).found.map((one) => one.kind)).toEqual(['phone']);
  await orDeclared(knowledge.propose({ ...place, summary: 'new' }), 'INCOMPLETE', 'NOT_FOUND');
  await orDeclared(knowledge.publish({ ...place, summary: 'new', reviewAt: null }), 'INCOMPLETE', 'NOT_FOUND');
  await orDeclared(knowledge.rebaseDraft(place), 'NOT_FOUND');
  await orDeclared(knowledge.discardDraft(place), 'NOT_FOUND');
  await orDeclared(knowledge.closeProposal({ proposalId: 'gone', words: '' }), 'NOT_FOUND');
  await knowledge.archive({ articleId: 'k1', isArchived: false });
  await knowledge.review({ articleId: 'k1', reviewAt: null });
}

async function teamKnowledgeCalls({ knowledge }: AppClient): Promise<void> {
  expect((await knowledge.reviewList({ list: 'due', limit: 10 })).counts).toBeDefined();
  await knowledge.questions({ again: false });
  await orDeclared(knowledge.dismissQuestion({ clusterId: 'gone' }), 'NOT_FOUND');
  const item = { key: 'price', label: '', doneAt: null, doneBy: null, articleId: null };
  const list = { id: 'c1', spaceId: 'help', name: 'New kettle', dueAt: null, closedAt: null, items: [item] };
  await knowledge.saveChecklist(list);
  await knowledge.tick({ checklistId: 'c1', itemKey: 'price', isDone: true, articleId: null });
  expect((await knowledge.checklists({})).checklists.map((one) => one.items[0]?.doneBy)).toEqual(['ada']);
  const { files } = await knowledge.exportFolder({ spaceIds: ['help'], after: null });
  expect(files.length).toBeGreaterThan(0);
  const { results } = await knowledge.importFolder({ spaceId: 'help', files, isTrial: true });
  expect(results.map((one) => one.outcome)).not.toContain('refused');
}

async function directoryCalls({ directory, diagnostics }: AppClient): Promise<void> {
  const tag = { id: 'tag-1', tag: 'urgent-repair', note: '', isActive: true };
  await directory.put({ row: { tbl: 'tag', data: tag } });
  expect((await directory.get({})).tags.map((one) => one.tag)).toContain('urgent-repair');
  await directory.remove({ tbl: 'tag', id: 'tag-1' });
  await directory.sign({ signature: 'Ada' });
  expect((await diagnostics.get({})).outbox.waiting).toBeGreaterThan(0);
}

/** These go to the hub and back; the one here is out of reach. */
async function adminCalls({ admin }: AppClient): Promise<void> {
  const away = 'HUB_UNREACHABLE';
  const password = 'a-long-password';
  const who = { handle: 'neu', name: 'Neu', role: 'agent' as const, queueIds: [], password };
  await orDeclared(admin.people({}), away);
  await orDeclared(admin.addPerson(who), away);
  await orDeclared(admin.changePerson({ agentId: 'bo', isActive: false }), away);
  await orDeclared(admin.setPassword({ agentId: 'bo', password }), away);
  await orDeclared(admin.devices({}), away);
  await orDeclared(admin.revokeDevice({ deviceId: crypto.randomUUID() }), away);
  await orDeclared(admin.putQueue({ id: 'q3', name: { zh: '新', en: 'New' } }), away);
  await orDeclared(admin.parts({}), away);
}

/** Walks the rest of the contract on a desk where an administrator is signed in and the hub is out of reach. */
export async function walkTeamCalls(app: AppClient): Promise<void> {
  await searchCalls(app);
  await articleCalls(app);
  await teamKnowledgeCalls(app);
  await directoryCalls(app);
  await adminCalls(app);
  await orDeclared(app.session.rebuild({ handle: 'ada', password: 'ada-password' }), 'HUB_UNREACHABLE');
}
