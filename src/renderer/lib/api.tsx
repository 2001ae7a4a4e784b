import type { ContractRouterClient } from '@orpc/contract';
import { createContext, use, type ReactNode } from 'react';
import type { AppContract } from '#shared/contract/app/index.ts';

/** Every call to the core. Types only: the schemas stay on the other side. */
export type Api = ContractRouterClient<AppContract>;

const ApiContext = createContext<Api | null>(null);

export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error('useApi outside ApiProvider');
  return api;
}
