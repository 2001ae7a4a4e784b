import type { Db } from '#core/db/types.ts';
import { startDesk, type Lab, type TestDesk } from './core-desk.ts';

/** A desk at which ana is signed in and whose database may not grow; `room` gives it space again. */
export type FullDesk = { readonly desk: TestDesk; readonly room: () => void };

export async function fullDesk(lab: Lab): Promise<FullDesk> {
  const { ports } = lab.desk('one');
  let db: Db | undefined;
  const open: typeof ports.replicas.open = async (place) => {
    const replica = await ports.replicas.open(place);
    db = replica.db;
    return replica;
  };
  const desk = startDesk({ ...ports, replicas: { ...ports.replicas, open } });
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  const limit = (pages: number): void => {
    db?.write((tx) => {
      tx.get(`pragma max_page_count = ${pages}`);
    });
  };
  limit(1);
  return { desk, room: () => limit(2 ** 30) };
}
