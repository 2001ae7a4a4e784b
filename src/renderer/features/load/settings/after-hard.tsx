import { Switch } from '@mantine/core';
import { useId } from 'react';
import type { Source } from '#shared/domain/load/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { RuleHead } from './rule-head.tsx';
import css from './rules.module.css';

type Props = {
  rule: { readonly value: boolean; readonly source: Source };
  value: boolean;
  problem: string | undefined;
  onChange: (value: boolean) => void;
};

/** Where the team offers a rest after hard contacts, nobody can wish it away; where it does not, one may ask for it. */
export function AfterHard({ rule, value, problem, onChange }: Props) {
  const t = useT('load');
  const id = useId();
  const isTheirs = rule.value && rule.source !== 'own';
  return (
    <div className={css['rule']}>
      <RuleHead id={id} field="afterHard" rule={rule} />
      <Switch
        className={css['own'] ?? ''}
        aria-labelledby={id}
        description={t(isTheirs ? 'settings.gentler.afterHardOn' : 'settings.gentler.afterHard')}
        checked={isTheirs || value}
        disabled={isTheirs}
        error={problem}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
