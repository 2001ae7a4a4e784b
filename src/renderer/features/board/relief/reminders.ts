import { use, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useApi, type Api } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import { perApi } from '../../../lib/of-api.ts';
import { useMe } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { TickerContext, useFormat } from '../../../lib/time.ts';
import { useToaster } from '../../../lib/toaster.ts';

/** To come back to somebody at a better time. It is nobody's business but the lead's, so it lives in this window alone. */
export type Reminder = { readonly agentId: string; readonly name: string; readonly at: number; readonly by: string };
type State = { readonly reminders: readonly Reminder[] };

const storeOf = perApi(() => createStore<State>(() => ({ reminders: [] })));

const without = (all: readonly Reminder[], agentId: string): Reminder[] => all.filter((one) => one.agentId !== agentId);

/** Whoever is signed in by then hears nothing of somebody else's. */
async function isStillDue(api: Api, reminder: Reminder): Promise<boolean> {
  const isKept = storeOf(api).getState().reminders.includes(reminder);
  return isKept && (await api.session.status({})).agent?.id === reminder.by;
}

export function useReminders() {
  const api = useApi();
  const ticker = use(TickerContext);
  const me = useMe()?.id ?? '';
  const ring = useRing();
  const store = storeOf(api);
  const reminders = useStore(store, (state) => state.reminders);
  return useMemo(() => {
    const drop = (agentId: string): void =>
      store.setState((state) => ({ reminders: without(state.reminders, agentId) }));
    const set = ({ agentId, name }: { readonly agentId: string; readonly name: string }, at: number): void => {
      const reminder = { agentId, name, at, by: me };
      store.setState((state) => ({ reminders: [...without(state.reminders, agentId), reminder] }));
      const say = async (): Promise<void> => ((await isStillDue(api, reminder)) ? ring(reminder) : undefined);
      setTimeout(() => void say(), Math.max(0, at - (ticker?.now() ?? at)));
    };
    const of = (agentId: string): Reminder | null =>
      reminders.find((one) => one.agentId === agentId && one.by === me) ?? null;
    return { set, drop, of };
  }, [api, store, reminders, me, ring, ticker]);
}

function useRing(): (reminder: Reminder) => void {
  const t = useT('board');
  const format = useFormat();
  const { go } = useGo();
  const { say } = useToaster();
  return useMemo(
    () =>
      ({ agentId, name, at }) =>
        say({
          name: `remind-${agentId}`,
          title: t('remind.due', { name }),
          message: t('remind.dueNext', { time: format.time(at) }),
          action: { label: t('remind.open'), perform: () => go('board', 'now', agentId) },
        }),
    [t, format, go, say],
  );
}
