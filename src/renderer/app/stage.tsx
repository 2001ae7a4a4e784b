import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { SignInPage } from '../features/session/index.ts';
import { useRoute } from '../lib/router.ts';
import { useSession } from '../lib/session.ts';
import { Connecting } from './connecting.tsx';
import { loadDesk } from './load-desk.ts';
import { useUi } from './ui-store.ts';

const PopWindow = lazy(async () => ({ default: (await import('../features/contacts/index.ts')).PopWindow }));
const Desk = lazy(async () => ({ default: (await loadDesk()).Desk }));

/** Keys of what may stay in memory when nobody is signed in. */
const PUBLIC = new Set(['session', 'settings']);

/** Who is here decides what is shown: nobody yet, the sign-in page, or the desk. */
export function Stage() {
  const session = useSession();
  const lastLock = useUi((ui) => ui.lastLock);
  const client = useQueryClient();
  const isLocked = session.data?.state === 'signed-out';
  const agentId = session.data?.agent?.id;
  const [reader, setReader] = useState(agentId);
  // Fetched while the password is typed, so that the desk stands as soon as it is right.
  useEffect(() => void loadDesk(), []);
  const isOther = reader !== undefined && agentId !== undefined && reader !== agentId;
  useEffect(() => {
    // What the last person read must not stay behind the lock, nor be shown to the next.
    if (isLocked || isOther) client.removeQueries({ predicate: (query) => !PUBLIC.has(String(query.queryKey[0])) });
    // The next desk may be drawn only once the cache is empty: one more render, at a change of person, is the point.
    // oxlint-disable-next-line react/set-state-in-effect
    if (agentId !== undefined) setReader(agentId);
  }, [client, isLocked, isOther, agentId]);
  // A small window of its own, where a shell has one.
  const isPop = useRoute()[0] === 'pop';
  if (!session.data || isOther) return <Connecting error={session.error} />;
  const { agent, state } = session.data;
  if (state === 'signed-out' || agent === null) return <SignInPage status={session.data} lastLock={lastLock} />;
  return (
    <Suspense fallback={<Connecting error={null} />}>
      {isPop ? <PopWindow /> : <Desk key={agent.id} agent={agent} />}
    </Suspense>
  );
}
