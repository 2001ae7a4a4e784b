import { IconFileExport, IconTrash } from '@tabler/icons-react';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { handOver } from '../../../lib/files.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';

type Asked = {
  readonly older: (() => void) | null;
  readonly newer: (() => void) | null;
  readonly turn: () => void;
  readonly forgetDay: () => void;
  readonly forgetAll: () => void;
};
const action = actionIn('rest');
const nothing = (): void => undefined;

/** What can be done with one's days, by key and by button. */
export function useDayActions({ older, newer, turn, forgetDay, forgetAll }: Asked) {
  const t = useT('load');
  const { say } = useToaster();
  const take = useCommand((api) => api.load.export({}), {
    onDone: ({ name, text }) => {
      handOver(new Blob([text], { type: 'application/json' }), name);
      say({ title: t('exported', { name }), tone: 'ok' });
    },
  });
  const all = {
    older: action('day.older', 'load:day.older', 'arrowleft', older ?? nothing, older !== null),
    newer: action('day.newer', 'load:day.newer', 'arrowright', newer ?? nothing, newer !== null),
    table: action('day.table', 'load:day.table', 't', turn),
    export: { ...action('day.export', 'load:day.export', 'x', () => void take.run()), icon: IconFileExport },
    forgetDay: { ...action('day.forget-day', 'load:day.forgetDay', 'shift+d', forgetDay), icon: IconTrash },
    forgetAll: action('day.forget-all', 'load:day.forgetAll', 'shift+x', forgetAll),
  } as const satisfies Record<string, Action>;
  useActions(Object.values(all));
  return all;
}
