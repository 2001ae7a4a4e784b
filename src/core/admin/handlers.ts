import { implement } from '@orpc/server';
import { admin as contract } from '#shared/contract/app/admin.ts';
import { notBuilt } from '../kernel/refusal.ts';

export function adminRouter() {
  const os = implement(contract);
  return os.router({
    people: os.people.handler(notBuilt),
    addPerson: os.addPerson.handler(notBuilt),
    changePerson: os.changePerson.handler(notBuilt),
    setPassword: os.setPassword.handler(notBuilt),
    devices: os.devices.handler(notBuilt),
    revokeDevice: os.revokeDevice.handler(notBuilt),
    putQueue: os.putQueue.handler(notBuilt),
    parts: os.parts.handler(notBuilt),
  });
}
