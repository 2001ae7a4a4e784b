import type { LoadPolicy } from '#shared/domain/load/index.ts';
import { useCall } from '../../../lib/query.ts';

/** `isShared` false: nobody has agreed on anything, and these are the product's. */
export type TeamPolicy = { readonly policy: LoadPolicy; readonly isShared: boolean };

export const usePolicies = () =>
  useCall<{ readonly policies: readonly TeamPolicy[] }>(['load', 'policies'], ['load', 'outbox'], (api, signal) =>
    api.load.policies({}, { signal }),
  );
