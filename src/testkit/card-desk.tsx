import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { Card, Correction, Showing } from '#shared/domain/guidance/index.ts';
import { openLab, type AppClient, type Lab } from './core-desk.ts';
import { anAgent, row } from './core-team.ts';
import { useDeskLive } from './use-desk-live.ts';
import { useMe } from '../renderer/lib/reads.ts';
import { useRoute } from '../renderer/lib/router.ts';
import { furnishDom, renderScreen } from '../renderer/lib/testing.tsx';
import { CardsScreen } from '../renderer/features/cards/index.ts';

const SCOPE = ['dir', 'q:q1', 'p:q1', 'w:one', 't:one'];
let lab: Lab;
let app: AppClient;
let ticking: ReturnType<typeof setInterval> | undefined;

/** A hub and the desk of a lead, Lea, anew for each test of a file. */
export function furnishCardDesk(): void {
  beforeAll(() => {
    furnishDom();
  });
  beforeEach(() => {
    location.hash = '';
    lab = openLab();
    for (const id of ['lea', 'max']) {
      const agent = anAgent(id, { role: 'lead' });
      lab.hub.accounts.set(id, { agent, password: `${id}-password`, scope: [...SCOPE, `a:${id}`] });
      lab.hub.store.put([row('agent', agent)]);
    }
  });
  afterEach(async () => {
    clearInterval(ticking);
    cleanup();
    await lab.close();
  });
}

export const desk = (): AppClient => app;
export const labOf = (): Lab => lab;

export async function signedIn(handle: string): Promise<AppClient> {
  const { app: client } = lab.desk(handle);
  await client.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(3000);
  return client;
}

function Screen() {
  const [name, ...rest] = useRoute();
  useDeskLive(app);
  // As in the application, where nothing is drawn before it is known who is here.
  const me = useMe();
  return name === 'cards' && me ? <CardsScreen rest={rest} /> : null;
}

type Held = {
  readonly cards?: readonly Card[];
  readonly showings?: readonly Showing[];
  readonly corrections?: readonly Correction[];
};

/** Lea opens the screen of cards where the team has these. */
export async function openCards(hash: string, { cards = [], showings = [], corrections = [] }: Held): Promise<void> {
  lab.hub.store.put([
    ...cards.map((card) => row('card', card)),
    ...showings.map((showing) => row('showing', showing)),
    ...corrections.map((correction) => row('correction', correction)),
  ]);
  app = await signedIn('lea');
  location.hash = hash;
  // The core's time goes by as the screen's does: events are told together, a little later.
  ticking = setInterval(() => void lab.clock.advance(50), 20);
  renderScreen(<Screen />, { api: app, now: () => lab.clock.now() });
}

export const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
export const write = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
export const valueOf = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name }).value;
