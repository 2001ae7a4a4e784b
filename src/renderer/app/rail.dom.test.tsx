import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Role } from '#shared/domain/rights.ts';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { anAgent, anArticle, row } from '#testkit/core-team.ts';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { Rail } from './rail.tsx';
import { screensFor } from './screens.tsx';

beforeAll(furnishDom);

let lab: Lab;
let ticking: ReturnType<typeof setInterval> | undefined;
beforeEach(() => {
  lab = openLab();
  const lea = anAgent('lea', { role: 'lead' });
  lab.hub.accounts.set('lea', { agent: lea, password: 'lea-password', scope: ['dir', 'q:q1', 'kb:help', 'a:lea'] });
  lab.hub.store.put([row('agent', lea), row('article', anArticle('k1'))]);
});
afterEach(async () => {
  clearInterval(ticking);
  cleanup();
  await lab.close();
});

async function signIn(handle: string): Promise<AppClient> {
  const { app } = lab.desk(handle);
  await app.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(3000);
  return app;
}

function Desk({ api, person }: { api: AppClient; person: Role }) {
  useDeskLive(api);
  return <Rail screens={screensFor(person)} current="inbox" />;
}

async function propose(app: AppClient): Promise<void> {
  const { updatedAt, ...content } = await app.knowledge.startDraft({ from: 'article', articleId: 'k1' });
  expect(updatedAt).toBeGreaterThan(0);
  await app.knowledge.saveDraft({ ...content, body: '改一下' });
  await app.knowledge.propose({ articleId: 'k1', summary: '' });
  await lab.clock.advance(3000);
}

it('says in words how many proposals wait for who may publish, as they come and go', async () => {
  const ana = await signIn('ana');
  await propose(ana);
  const lea = await signIn('lea');
  ticking = setInterval(() => void lab.clock.advance(50), 20);
  renderScreen(<Desk api={lea} person="lead" />, { api: lea });
  const place = await screen.findByRole('link', { name: '复核，1 份提议等待发布' });
  expect(place.textContent).toBe('1');
  const { proposals } = await lea.knowledge.reviewList({ list: 'proposed', limit: 1 });
  await lea.knowledge.closeProposal({ proposalId: proposals[0]!.id, words: '已有' });
  await screen.findByRole('link', { name: '复核' });
});

it('counts nothing for who may only propose', async () => {
  const ana = await signIn('ana');
  await propose(ana);
  renderScreen(<Desk api={ana} person="agent" />, { api: ana });
  expect((await screen.findByRole('link', { name: '复核' })).textContent).toBe('');
  expect((await ana.knowledge.reviewList({ list: 'proposed', limit: 1 })).counts['proposed']).toBe(1);
  expect(screen.queryByRole('link', { name: /提议等待/ })).toBeNull();
});
