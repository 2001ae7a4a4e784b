import { expect } from 'vitest';
import type { Core } from '#core/index.ts';
import { guidanceCalls } from './contract-walk-guidance.ts';
import { loadCalls } from './contract-walk-load.ts';
import { sopCalls } from './contract-walk-sops.ts';
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

async function historyCalls({ customers, history, promises }: AppClient): Promise<void> {
  const [customerId, ticketId] = ['c1', 't1'];
  const none = { add: [], remove: [] };
  const { version } = await customers.get({ customerId });
  const change = {
    customerId,
    seenVersion: version,
    set: {},
    phones: none,
    emails: none,
    moments: { add: [], remove: [] },
  };
  await customers.change({ ...change, emails: { add: ['ada@example.com'], remove: [] } });
  await promises.make({ promiseId: 'p1', customerId, ticketId, contactId: null, text: 'call', dueAt: 9e12 });
  expect((await promises.due({ untilAt: 9e12 })).items.map((one) => one.id)).toEqual(['p1']);
  await promises.settle({ promiseId: 'p1', state: 'kept' });
  expect((await history.promises({ customerId })).items.map((one) => one.state)).toEqual(['kept']);
  const about = { customerId, kind: 'renewal' as const, day: '2026-11-20', note: '' };
  await history.noteGesture({ ...about, gestureId: 'g1', state: 'done' });
  expect((await history.account({ customerId })).entries.map((one) => one.ruleKey)).toContain('goodwill');
  expect((await history.moments({ customerId })).suggested).toBeNull();
  const page = { after: null, limit: 50 };
  expect((await history.list({ customerId, filter: { text: '' }, ...page })).items.length).toBeGreaterThan(0);
  expect((await history.ofTicket({ ticketId, ...page })).entries.map((one) => one.kind)).toContain('promise');
}

/** Two calls ring: one of a customer we know, one of somebody new. */
async function contactCalls({ contacts, events }: AppClient, hear: Core['hear']): Promise<void> {
  const at = (await events.ping({})).now;
  const say = (callId: string, type: 'ring' | 'answer' | 'hangup' | 'line', address: string): void => {
    hear({ callId, type, at, address, text: 'hello', speaker: 'customer' }, 'desk');
  };
  say('a', 'ring', '+8613800000001');
  say('b', 'answer', '+14155550132');
  say('b', 'line', '+14155550132');
  const [known, unknown] = (await contacts.live({})).contacts.map(({ contact }) => contact.id);
  const one = { contactId: known! };
  await contacts.pick({ ...one, customerId: 'c1' });
  await contacts.attach({ ...one, ticketId: 't1' });
  expect(await contacts.open(one)).toEqual({ customerId: 'c1', ticketId: 't1' });
  await contacts.createTicket({ ...one, subject: 'again' });
  await contacts.ignore(one);
  await contacts.control({ ...one, action: 'answer' });
  await contacts.jot({ ...one, notes: 'n', disposition: null });
  await contacts.rules(one);
  await orDeclared(contacts.wrap({ ...one, summary: '', disposition: null }), 'STILL_GOING');
  await contacts.control({ ...one, action: 'end' });
  await contacts.wrap({ ...one, summary: 'done', disposition: null });
  expect((await contacts.lines({ contactId: unknown! })).lines.map(({ text }) => text)).toEqual(['hello']);
  await contacts.create({ contactId: unknown!, name: 'Dana', subject: 'Call', queueId: null });
  const mine = await contacts.list({ view: 'mine', queueId: null, after: null, limit: 9 });
  expect(mine.items.map(({ summary }) => summary)).toEqual(['done']);
  await contacts.setPresence({ state: 'break', reason: 'lunch' });
  expect((await contacts.presence({})).state).toBe('on-contact');
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
export async function walkTeamCalls(app: AppClient, hear: Core['hear']): Promise<void> {
  await searchCalls(app);
  await articleCalls(app);
  await teamKnowledgeCalls(app);
  await directoryCalls(app);
  await historyCalls(app);
  await sopCalls(app);
  await guidanceCalls(app);
  await loadCalls(app);
  await contactCalls(app, hear);
  await adminCalls(app);
  await orDeclared(app.session.rebuild({ handle: 'ada', password: 'ada-password' }), 'HUB_UNREACHABLE');
}
