import { useState } from 'react';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { HistoryPromise } from '#shared/contract/app/history.ts';
import type { PromiseState } from '#shared/domain/promise.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useToaster } from '../../lib/toaster.ts';

type Settle = { readonly promiseId: HistoryPromise['id']; readonly state: PromiseState };

/** Settles a promise and offers to take that back. */
export function useSettle(): (promise: HistoryPromise, state: PromiseState) => void {
  const t = useT('history');
  const { say } = useToaster();
  const { run } = useCommand((api, settle: Settle) => api.promises.settle(settle));
  const settle = async ({ id, text }: HistoryPromise, state: PromiseState): Promise<void> => {
    if ((await run({ promiseId: id, state })) === undefined) return;
    const action = { label: t('promise.undo'), perform: () => void run({ promiseId: id, state: 'open' }) };
    say({ name: 'promise', title: t(`promise.said.${state}`), message: text, tone: 'ok', action });
  };
  return (promise, state) => void settle(promise, state);
}

/** The keys act on one promise: the one that presses most, or where the focus was last. */
export function usePromiseActions(open: readonly HistoryPromise[]) {
  const settle = useSettle();
  const [chosen, choose] = useState<string | null>(null);
  const current = open.find(({ id }) => id === chosen) ?? open[0];
  const on = (state: PromiseState) => (): void => {
    if (current) settle(current, state);
  };
  const isEnabled = current !== undefined;
  const keep: Action = {
    id: 'promise.keep',
    group: 'ticket',
    labelKey: 'history:action.keep',
    icon: IconCheck,
    keys: 'shift+k',
    isEnabled,
    perform: on('kept'),
  };
  const dishonour: Action = {
    id: 'promise.break',
    group: 'ticket',
    labelKey: 'history:action.break',
    icon: IconX,
    keys: 'shift+b',
    isEnabled,
    perform: on('broken'),
  };
  const withdraw: Action = {
    id: 'promise.withdraw',
    group: 'ticket',
    labelKey: 'history:action.withdraw',
    keys: 'shift+w',
    isEnabled,
    perform: on('withdrawn'),
  };
  useActions([keep, dishonour, withdraw]);
  return { current, choose, actions: [keep, dishonour, withdraw] as const, settle };
}
