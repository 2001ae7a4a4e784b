import type { Around } from './around.ts';
import type { Route } from './route.ts';

/** `healthz`: the process runs. `readyz`: the database answers too. */
export const healthRoutes = ({ db, log, store }: Around): Route[] => [
  { method: 'GET', path: '/healthz', handle: () => Response.json({ status: 'ok' }) },
  {
    method: 'GET',
    path: '/readyz',
    handle: async () => {
      try {
        await db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow();
        return Response.json({ status: 'ok', database: store.facts.kind });
      } catch (cause) {
        log.error('not-ready', cause);
        return Response.json({ status: 'unavailable' }, { status: 503 });
      }
    },
  },
];
