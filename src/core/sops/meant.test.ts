import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Intents } from '#core/kernel/ports.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { testPorts } from '#testkit/core-ports.ts';
import { row } from '#testkit/core-team.ts';
import { aSop } from '#testkit/sop-rows.ts';

const ABOUT = { ticketId: 't1', contactId: null } as never;
const MEANT = { guesses: [{ answer: 'sop:refund', confidence: 0.9, because: ['hello'] }], isSure: true };

let lab: Lab;
let desk: TestDesk;
let stops: number;
let ask: Intents['ask'];

beforeEach(async () => {
  lab = openLab();
  const ana = lab.hub.accounts.get('ana')!;
  lab.hub.accounts.set('ana', { ...ana, scope: [...ana.scope, 'sop:one', 'p:q1', 'w:one'] });
  lab.hub.store.put([row('sop', aSop())]);
  stops = 0;
  ask = () => Promise.resolve(MEANT);
  const intents: Intents = {
    learn: () => Promise.resolve(),
    ask: (text) => ask(text),
    isReady: () => true,
    stop: () => {
      stops += 1;
    },
  };
  const ports = testPorts({ dataDir: lab.folder('one'), transport: lab.hub.transport(), clock: lab.clock });
  desk = startDesk({ ...ports, intents });
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  await desk.app.guidance.answers(ABOUT);
  await lab.clock.settle();
});
afterEach(async () => {
  await desk.core.stop();
  await lab.close();
});

const whys = async () => (await desk.app.sops.suggested(ABOUT)).items.flatMap(({ why }) => why.map(({ by }) => by));

test('what is meant is suggested with what fits by rule', async () => {
  expect(await whys()).toContain('said');
});

test('what fits by rule waits for what is meant no longer than a moment', async () => {
  const byRule = (await whys()).filter((by) => by !== 'said');
  ask = () => new Promise(() => undefined);
  const asked = whys();
  await lab.clock.advance(150);
  expect(await asked).toEqual(byRule);
});

test('what was learned at a desk is forgotten when it locks', async () => {
  expect(stops).toBe(0);
  await desk.app.session.signOut({});
  expect(stops).toBe(1);
});
