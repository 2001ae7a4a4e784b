import { implement } from '@orpc/server';
import { sops as contract } from '#shared/contract/app/sops.ts';
import { mayDo } from '#shared/domain/rights.ts';
import { Refusal } from '../kernel/refusal.ts';
import { healthFrom } from './health.ts';
import type { SopsWorld } from './run-handlers.ts';

const os = implement(contract);

export const healthHandlers = ({ desk, clock }: SopsWorld) => ({
  health: os.health.handler(({ input: { key, since } }) => {
    const here = desk();
    if (!mayDo(here.agent().role, 'sop.publish')) throw new Refusal('FORBIDDEN');
    return here.read((db) => healthFrom(db, key, since ?? 0, clock.now()));
  }),
});
