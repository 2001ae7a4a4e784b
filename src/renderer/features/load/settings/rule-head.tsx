import type { Source } from '#shared/domain/load/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Pill } from '../../../ui/index.ts';
import { minutesOf } from '../words.ts';
import css from './rules.module.css';

type Field = 'everyMs' | 'restMs' | 'postponeMs' | 'naturalMs' | 'afterHard';
type Props = { field: Field; rule: { readonly value: number | boolean; readonly source: Source }; id?: string };

/** A rule as it holds now: its value, where that comes from, and on what ground where it is the product's. */
export function RuleHead({ field, rule: { value, source }, id }: Props) {
  const t = useT('load');
  const said =
    typeof value === 'number' ? t('minutes', { count: minutesOf(value) }) : t(value ? 'settings.on' : 'settings.off');
  return (
    <div className={css['head']}>
      <h3 id={id}>{t(`settings.${field}`)}</h3>
      <p className={css['now']}>
        {t('settings.now', { value: said })}
        <Pill>{t(`settings.source.${source}`)}</Pill>
      </p>
      {source === 'product' && <p className={css['quiet']}>{t(`settings.ground.${field}`)}</p>}
    </div>
  );
}
