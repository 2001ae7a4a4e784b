import { expect, test } from 'vitest';
import { VIEWS } from '#shared/contract/app/tickets.ts';
import { branchesOf, ORDER_KEYS, orderOf, selectKeys } from './views.ts';
import { openMigrated } from '#testkit/migrated.ts';

const db = openMigrated();

const asked = VIEWS.filter((view) => view !== 'followed').flatMap((view) =>
  [null, 'q1'].flatMap((queueId) => (['waiting', 'newest'] as const).map((order) => ({ view, queueId, order }))),
);

test.each(asked)(
  'a page of $view ($order, queue $queueId) comes out of an index, in order',
  ({ view, queueId, order }) => {
    for (const branch of branchesOf(view, queueId, 'ana')) {
      const by = orderOf(view, order === 'waiting' && branch.isQuiet ? 'newest' : order);
      const sql = `explain query plan ${selectKeys(branch)} order by ${ORDER_KEYS[by].join(', ')} limit 50`;
      const plan = db.read((tx) => tx.all<{ detail: string }>(sql, branch.params)).map(({ detail }) => detail);
      expect(plan.join('; ')).toMatch(/USING (COVERING )?INDEX ticket_\w+/);
      expect(plan.join('; ')).not.toMatch(/TEMP B-TREE|SCAN ticket(?! USING)/);
    }
  },
);
