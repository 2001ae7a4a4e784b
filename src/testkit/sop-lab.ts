import { openLab, type Lab, type TestDesk } from './core-desk.ts';
import { anAgent, row } from './core-team.ts';

const SCOPE = ['dir', 'q:q1', 'kb:help', 'sop:one'];

export type SopLab = { readonly lab: Lab; readonly ana: TestDesk; readonly bo: TestDesk; synced(): Promise<void> };

/** Two desks of people who walk procedures together: Ana, who looks after them, and Bo. */
export async function openSopLab(): Promise<SopLab> {
  const lab = openLab();
  const signedIn = async (handle: string): Promise<TestDesk> => {
    const desk = lab.desk(`${handle}-desk`);
    await desk.app.session.signIn({ handle, password: `${handle}-password` });
    await lab.clock.advance(3000);
    return desk;
  };
  for (const [id, role] of [
    ['ana', 'lead'],
    ['bo', 'agent'],
  ] as const) {
    const agent = anAgent(id, { role });
    lab.hub.accounts.set(id, { agent, password: `${id}-password`, scope: [...SCOPE, `a:${id}`] });
    lab.hub.store.put([row('agent', agent)]);
  }
  const [ana, bo] = [await signedIn('ana'), await signedIn('bo')];
  const synced = async (): Promise<void> => {
    lab.hub.isDown = false;
    for (const desk of [ana, bo, ana]) {
      await desk.app.sync.now({});
      await lab.clock.advance(3000);
    }
  };
  return { lab, ana, bo, synced };
}
