import { NumberInput } from '@mantine/core';
import { useId } from 'react';
import type { Source } from '#shared/domain/load/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { minutesOf } from '../words.ts';
import { RuleHead } from './rule-head.tsx';
import css from './rules.module.css';
import type { Time } from './wish.ts';

type Props = {
  field: Time;
  rule: { readonly value: number; readonly source: Source };
  range: { readonly least: number; readonly most: number } | undefined;
  value: number | '';
  problem: string | undefined;
  onChange: (value: number | '') => void;
};

/** One rule in minutes, and the agent's own number for it; empty, it is the team's. */
export function TimeRule({ field, rule, range, value, problem, onChange }: Props) {
  const t = useT('load');
  const id = useId();
  const bounds = range && { min: minutesOf(range.least), max: minutesOf(range.most) };
  return (
    <div className={css['rule']}>
      <RuleHead id={id} field={field} rule={rule} />
      <NumberInput
        className={css['own'] ?? ''}
        size="xs"
        aria-labelledby={id}
        description={t(`settings.gentler.${field}`)}
        placeholder={t('settings.asTeam')}
        suffix={` ${t('settings.unit')}`}
        allowDecimal={false}
        allowNegative={false}
        {...bounds}
        value={value}
        error={problem}
        onChange={(typed) => onChange(typeof typed === 'number' ? typed : '')}
      />
    </div>
  );
}
