import { IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { CardEffect, CardSummary } from '#shared/contract/app/guidance.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, EmptyState, ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import { useEffects } from '../library/queries.ts';
import { ArmRow, Axis } from './arm-row.tsx';
import css from './effects.module.css';
import { EffectTable } from './effect-table.tsx';
import { useArmName, useVerdict } from './words.ts';

/** What became of the customers' mood, version by version: as lines with their intervals, and as numbers a key away. */
export function Effects({ card }: { card: CardSummary }) {
  const t = useT('cards');
  const [isTable, setTable] = useState(false);
  const query = useEffects(card.key);
  const versions = query.data?.versions ?? [];
  const table: Action = {
    group: 'card',
    id: 'cards.table',
    labelKey: isTable ? 'cards:action.chart' : 'cards:action.table',
    icon: IconTable,
    keys: 't',
    isEnabled: versions.length > 0,
    perform: () => setTable(!isTable),
  };
  useActions([table]);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton lines={6} />;
  if (versions.length === 0) return <EmptyState title={t('effects.empty')} next={t('effects.emptyHint')} />;
  return (
    <div className={css['effects']}>
      <div className={css['head']}>
        <p className={css['how']}>{t('effects.how')}</p>
        <ActionButton action={table} />
      </div>
      {isTable ? (
        <EffectTable versions={versions} />
      ) : (
        versions.map((version) => <OneVersion key={version.version} effect={version} />)
      )}
    </div>
  );
}

/** With more than two arms, each interval is wider (shared/domain/guidance/effects). */
const levelOf = ({ arms }: CardEffect): string => (arms.length > 2 ? '99%' : '95%');

const isClaimed = ({ differences }: CardEffect, name: string): boolean =>
  differences.some(({ after, verdict }) => after === name && (verdict === 'better' || verdict === 'worse'));

function OneVersion({ effect }: { effect: CardEffect }) {
  const t = useT('cards');
  const nameOf = useArmName();
  const verdictOf = useVerdict();
  return (
    <Panel title={t('version', { version: effect.version })}>
      <Axis />
      <ul className={css['arms']} aria-label={t('effects.change')}>
        {effect.arms.map((arm) => (
          <ArmRow key={arm.name} arm={arm} isClaimed={isClaimed(effect, arm.name)} />
        ))}
      </ul>
      <p className={css['quiet']}>{t('effects.interval', { level: levelOf(effect) })}</p>
      <h3 className={css['sub']}>{t('effects.compare')}</h3>
      {effect.differences.length === 0 ? (
        <p className={css['quiet']}>{t('effects.alone')}</p>
      ) : (
        <ul className={css['verdicts']}>
          {effect.differences.map((one) => (
            <li key={one.after} data-verdict={one.verdict}>
              <strong>{nameOf(one.after)}</strong> {verdictOf(one)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
