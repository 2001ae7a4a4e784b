import { implement } from '@orpc/server';
import { notices as contract } from '#shared/contract/app/notices.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { listItems } from './queries.ts';

export function noticesRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({
    list: os.list.handler(() => {
      const here = desk();
      const agentId = here.agent().id;
      return { items: here.read((db) => listItems(db, agentId)) };
    }),
    dismiss: os.dismiss.handler(({ input }) => {
      const ids = [...new Set(input.noticeIds)];
      desk().mutate(ids.map((noticeId) => ({ name: 'notice.dismiss', noticeId })));
      return {};
    }),
  });
}
