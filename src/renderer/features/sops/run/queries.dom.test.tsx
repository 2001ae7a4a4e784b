import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { ApiProvider, type Api } from '../../../lib/api.tsx';
import { createRefresher } from '../../../lib/live.ts';
import { createQueryClient } from '../../../lib/query.ts';
import { useSuggested } from './queries.ts';

afterEach(cleanup);

test.each<AppEvent>([{ type: 'changed', tables: { intent: 'all' } }, { type: 'settings' }])(
  'procedures are suggested anew after %j',
  async (event) => {
    let asked = 0;
    const suggested = () => {
      asked += 1;
      return Promise.resolve({ items: [] });
    };
    const api = { sops: { suggested } } as unknown as Api;
    const client = createQueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>
        <ApiProvider api={api}>{children}</ApiProvider>
      </QueryClientProvider>
    );
    const { result } = renderHook(() => useSuggested({ ticketId: 't1', contactId: null }), { wrapper });
    await waitFor(() => expect(result.current).toEqual([]));
    createRefresher(client).take(event);
    await waitFor(() => expect(asked).toBe(2));
  },
);
