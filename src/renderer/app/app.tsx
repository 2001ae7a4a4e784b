import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { ActionContext, createActionStore } from '../lib/actions.ts';
import { ApiProvider } from '../lib/api.tsx';
import type { KnownWords } from '../lib/i18n.tsx';
import type { Connection } from '../lib/connection.ts';
import { useLiveQueries } from '../lib/live.ts';
import { ShellContext, type Shell } from '../lib/shell.ts';
import { createTicker, TickerContext } from '../lib/time.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Looks } from './looks.tsx';
import { Stage } from './stage.tsx';
import { createUiStore, UiContext } from './ui-store.ts';

const createStores = () => ({
  actions: createActionStore(),
  ticker: createTicker(),
  ui: createUiStore(),
});

type World = { readonly connection: Connection; readonly client: QueryClient; readonly shell: Shell };

/** Everything that lives as long as the page: stores, the wire, words and colours. */
export function App({ known, ...world }: World & { known: KnownWords }) {
  return (
    <Providers {...world}>
      <Looks known={known}>
        <ErrorBoundary>
          <Stage />
        </ErrorBoundary>
      </Looks>
    </Providers>
  );
}

function Providers({ connection, client, shell, children }: World & { children: ReactNode }) {
  const [{ actions, ticker, ui }] = useState(createStores);
  useEffect(() => connection.onState((link) => ui.setState({ link })), [connection, ui]);
  useLiveQueries(connection, client);
  return (
    <QueryClientProvider client={client}>
      <ApiProvider api={connection.api}>
        <ShellContext value={shell}>
          <TickerContext value={ticker}>
            <ActionContext value={actions}>
              <UiContext value={ui}>{children}</UiContext>
            </ActionContext>
          </TickerContext>
        </ShellContext>
      </ApiProvider>
    </QueryClientProvider>
  );
}
