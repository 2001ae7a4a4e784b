import { useKeysOf, type Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionKeys } from '../../../ui/index.ts';
import { ariaKeys } from '../../../ui/key-hint.tsx';
import css from './day.module.css';

/** From the chart to the table, and back. */
export function TurnButton({ action, isTable }: { action: Action; isTable: boolean }) {
  const t = useT('load');
  const keys = useKeysOf(action.id, action.keys);
  return (
    <button type="button" className={css['turn']} onClick={action.perform} aria-keyshortcuts={ariaKeys(keys)}>
      {t(isTable ? 'strip.chart' : 'strip.table')}
      <ActionKeys id={action.id} keys={action.keys} />
    </button>
  );
}
