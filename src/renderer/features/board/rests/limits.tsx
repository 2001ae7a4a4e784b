import { useT } from '../../../lib/i18n.tsx';
import { Panel } from '../../../ui/index.ts';
import css from './rests.module.css';

const LIMITS = ['erlang', 'pool', 'calls', 'people'] as const;

/** What the sum takes for granted, and is wrong about. */
export function Limits() {
  const t = useT('board');
  return (
    <Panel title={t('rests.limits')}>
      <ul className={css['limits']}>
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`rests.limit.${limit}`)}</li>
        ))}
      </ul>
    </Panel>
  );
}
