import { beforeEach, expect, test } from 'vitest';
import { agentIdOf, BILLING, PASSWORD, TECH } from '../people.ts';
import type { TestHub } from '../start-test-hub.ts';
import type { TestDevice } from '../test-device.ts';
import { adminDesk } from './admin-desk.ts';

const beside = (kind: string) => [`${kind}:${BILLING}`, `${kind}:${TECH}`];

/** What the administration gives a person to hold and takes away again, as their desk sees it. */
export function adminScopeSuite(hub: () => TestHub): void {
  const desk = adminDesk(hub);
  let ben: TestDevice;
  beforeEach(async () => {
    await desk().change('ben', { role: 'agent', queueIds: [BILLING, TECH], isActive: true });
    ben = await desk().hub.signIn('ben');
  });
  const scope = async () => (await ben.pull({ cursor: await desk().version() })).body.scope;

  test('follows their queues, in the version that shows the change, and their desk is woken', async () => {
    const before = await desk().version();
    expect((await desk().change('ben', { queueIds: [TECH] })).status).toBe(200);
    const pulled = (await ben.pull({ cursor: before, live: ['dir'] })).body;
    expect(pulled.scope).not.toContain(`q:${BILLING}`);
    expect(pulled.scope).toContain(`q:${TECH}`);
    expect(pulled.to).toBe(before + 1);
    expect(pulled.rows.map(([, part, tbl, id]) => [part, tbl, id])).toEqual([['dir', 'agent', agentIdOf('ben')]]);
    expect(await desk().newest()).toEqual(desk().by('admin.change-person', agentIdOf('ben')));
    expect((await ben.snapshot(`q:${BILLING}`)).status).toBe(403);
  });

  test('keeps a queue that was granted besides, until it is taken away', async () => {
    await desk().change('ben', { queueIds: [TECH], parts: [`q:${BILLING}`, 'kb:home'] });
    expect(await scope()).toEqual([
      `a:${agentIdOf('ben')}`,
      ...beside('c'),
      'dir',
      'kb:home',
      ...beside('p'),
      ...beside('q'),
    ]);
    await desk().change('ben', { name: 'Ben the Second' });
    expect(await scope()).toContain(`q:${BILLING}`);
    await desk().change('ben', { parts: [] });
    expect(await scope()).toEqual([`a:${agentIdOf('ben')}`, `c:${TECH}`, 'dir', `p:${TECH}`, `q:${TECH}`]);
  });

  test('holds no customers for a trainee, and their queues again when they come back', async () => {
    await desk().change('ben', { role: 'trainee' });
    expect((await scope()).filter((part) => part.startsWith('q:'))).toEqual([]);
    expect((await desk().person(agentIdOf('ben'))).parts.filter((part) => part.startsWith('q:'))).toEqual([]);
    const grant = await desk().change('ben', { parts: [`q:${TECH}`] });
    expect(grant.body.data).toEqual({ problem: 'scope-needs-role', field: 'parts' });
    await desk().change('ben', { role: 'agent' });
    expect(await scope()).toEqual(expect.arrayContaining([`q:${BILLING}`, `q:${TECH}`]));
  });

  test('is refused for a queue or a part that does not exist, and nothing changes', async () => {
    const before = await scope();
    const queue = await desk().change('ben', { name: 'Gone', queueIds: [TECH, 'nowhere'] });
    expect(queue.body.data).toEqual({ problem: 'unknown-queue', field: 'queueIds' });
    expect((await desk().change('ben', { parts: ['dir'] })).body.data).toEqual({
      problem: 'bad-value',
      field: 'parts',
    });
    expect(await scope()).toEqual(before);
    expect((await desk().person(agentIdOf('ben'))).name).not.toBe('Gone');
  });

  test('ends with the next request when they are switched off', async () => {
    await desk().change('ben', { isActive: false });
    expect((await ben.pull()).status).toBe(401);
    const answer = await desk().signIn('ben', PASSWORD);
    expect(answer.status).toBe(401);
  });
}
