import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLab, type AppClient, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMacro, row } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  desk = await open();
});
afterEach(() => lab.close());

async function open(): Promise<TestDesk> {
  const opened = lab.desk('one');
  await opened.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  return opened;
}
async function restart(): Promise<TestDesk> {
  await desk.core.stop();
  return await open();
}
const begun = (more: Partial<Parameters<AppClient['drafts']['save']>[0]['draft']> = {}) => ({
  ticketId: 't1',
  draft: { kind: 'reply' as const, body: '', attachments: [], ...more },
});
const draftsOf = async ({ app }: TestDesk) => (await app.drafts.get({ ticketId: 't1' })).drafts;

describe('a draft', () => {
  test('is whole after a restart: text, macro and a signature of its own', async () => {
    await desk.app.drafts.save(begun({ body: '您好', macroId: 'm1', signature: '林晓\n泠禾' }));
    expect(await draftsOf(await restart())).toMatchObject([{ body: '您好', macroId: 'm1', signature: '林晓\n泠禾' }]);
  });

  test('is a macro without any text of its own, too', async () => {
    await desk.app.drafts.save(begun({ macroId: 'm1' }));
    desk = await restart();
    expect(await draftsOf(desk)).toMatchObject([{ body: '', macroId: 'm1', signature: null }]);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).hasDraft).toBe(true);
  });

  test('outlives its macro, and can be sent without it', async () => {
    lab.hub.store.put([row('macro', aMacro('m9'))]);
    await lab.clock.advance(3000);
    await desk.app.drafts.save(begun({ body: '您好', macroId: 'm9' }));
    lab.hub.store.commit([{ tbl: 'macro', id: 'm9', data: null }], { by: 'hub', agentId: null, at: 0 });
    lab.hub.poke();
    await lab.clock.advance(3000);
    desk = await restart();
    expect((await desk.app.directory.get({})).macros.map((macro) => macro.id)).not.toContain('m9');
    expect(await draftsOf(desk)).toMatchObject([{ body: '您好', macroId: 'm9' }]);
    const line = { id: crypto.randomUUID(), ticketId: 't1', kind: 'reply' as const, body: '您好', status: null };
    await desk.app.messages.add({ ...line, attachmentIds: [] });
    expect(await draftsOf(desk)).toEqual([]);
  });

  test('keeps that its signature was taken away, which is nothing to send', async () => {
    await desk.app.drafts.save(begun({ signature: '' }));
    desk = await restart();
    expect(await draftsOf(desk)).toMatchObject([{ body: '', macroId: null, signature: '' }]);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).hasDraft).toBe(false);
  });

  test('with nothing in it is no draft', async () => {
    await desk.app.drafts.save(begun({ macroId: 'm1', signature: 'x' }));
    await desk.app.drafts.save(begun());
    expect(await draftsOf(desk)).toEqual([]);
  });
});
