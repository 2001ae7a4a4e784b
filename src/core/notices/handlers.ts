import { implement } from '@orpc/server';
import { notices as contract } from '#shared/contract/app/notices.ts';
import { notBuilt } from '../kernel/refusal.ts';

export function noticesRouter() {
  const os = implement(contract);
  return os.router({
    list: os.list.handler(notBuilt),
    dismiss: os.dismiss.handler(notBuilt),
  });
}
