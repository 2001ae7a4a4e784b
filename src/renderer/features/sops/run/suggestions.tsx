import type { SuggestedSop } from '#shared/contract/app/sops.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { ActionKeys } from '../../../ui/index.ts';
import css from './run.module.css';
import { useWhy } from './words.ts';

/** What fits, and why; the first begins by key. */
export function Suggestions({ items, onStart }: { items: readonly SuggestedSop[]; onStart: (sopId: string) => void }) {
  const t = useT('sops');
  const local = useLocalized();
  const why = useWhy();
  if (items.length === 0) return null;
  return (
    <ul className={css['offers']} aria-label={t('suggest.label')}>
      {items.map((item, i) => (
        <li key={item.sopId}>
          <button type="button" className={css['offer']} onClick={() => onStart(item.sopId)}>
            <span className={css['offerName']}>{local(item.title)}</span>
            <span className={css['steps']}>{t('suggest.steps', { count: item.steps })}</span>
            {i === 0 && <ActionKeys id="sop.start" keys="alt+b" />}
            <span className={css['why']}>{t('suggest.why', { what: why(item.why) })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
