import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, type MouseEvent, type ReactNode } from 'react';
import { ApiProvider, useApi } from '../../../lib/api.tsx';
import { useLiveQueries } from '../../../lib/live.ts';
import { parseHash, useGo, WayProvider } from '../../../lib/router.ts';
import css from './session.module.css';
import { rehearsalOf } from './rehearsal.ts';

/** Tickets and customers of a rehearsal are to be found on no other screen. */
const STAYS = new Set(['inbox', 'customer']);

/** Everything inside works on the rehearsal desk, and goes nowhere where its tickets and customers do not exist. */
export function RehearsalDesk({ sessionId, children }: { sessionId: string; children: ReactNode }) {
  const { api, client, connection } = rehearsalOf(useApi(), sessionId);
  useLiveQueries(connection, client);
  return (
    <QueryClientProvider client={client}>
      <ApiProvider api={api}>
        <WayProvider value={useWay()}>
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- links inside are clicked by key as well */}
          <div className={css['desk']} onClickCapture={stayOnLinks}>
            {children}
          </div>
        </WayProvider>
      </ApiProvider>
    </QueryClientProvider>
  );
}

function useWay() {
  const { go, replace } = useGo();
  return useMemo(() => {
    const unlessInside =
      (way: (...parts: string[]) => void) =>
      (...parts: string[]) => {
        if (!STAYS.has(parts[0] ?? '')) way(...parts);
      };
    return { go: unlessInside(go), replace: unlessInside(replace) };
  }, [go, replace]);
}

/** Links lead there as well as calls do. */
function stayOnLinks(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
  const [place = ''] = parseHash(link?.getAttribute('href') ?? '');
  if (STAYS.has(place)) event.preventDefault();
}
