import { Switch, TextInput, UnstyledButton } from '@mantine/core';
import { DEFAULT_LOAD } from '#shared/domain/load/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { leaveOnEscape } from '../../../ui/leave-on-escape.ts';
import type { Amount } from './amounts.ts';
import css from './policy.module.css';
import type { PolicyDraft } from './use-policy-draft.ts';

const SUFFIXES = { minutes: 'unit.minute', seconds: 'unit.second', percent: null, number: null } as const;

/** One number: what is agreed, what the product would take, and on what ground. */
export function AmountField({ amount: { id, unit, get }, draft }: { amount: Amount; draft: PolicyDraft }) {
  const t = useT('board');
  const suffix = SUFFIXES[unit];
  const usual = get(DEFAULT_LOAD);
  const text = draft.value[id] ?? '';
  return (
    <div className={css['row']}>
      <TextInput
        onKeyDown={leaveOnEscape}
        className={css['amount'] ?? ''}
        label={t(`field.${id}`)}
        inputMode="numeric"
        value={text}
        error={draft.faultWords(id)}
        rightSection={<span className={css['unit']}>{suffix === null ? '%' : t(suffix)}</span>}
        rightSectionWidth={52}
        rightSectionPointerEvents="none"
        onChange={(event) => draft.set({ [id]: event.currentTarget.value })}
        onBlur={() => draft.leave(id)}
      />
      <p className={css['ground']}>
        <ToDefault
          value={t(`unit.${unit}`, { count: usual })}
          isDefault={text.trim() === String(usual)}
          onReset={() => draft.set({ [id]: String(usual) })}
        />{' '}
        {t(`ground.${id}`)}
      </p>
    </div>
  );
}

type DefaultProps = { value: string; isDefault: boolean; onReset: () => void };

function ToDefault({ value, isDefault, onReset }: DefaultProps) {
  const t = useT('board');
  return (
    <>
      <span className={css['default']}>{t('policy.default', { value })}</span>
      {!isDefault && (
        <UnstyledButton className={css['reset'] ?? ''} onClick={onReset}>
          {t('policy.toDefault')}
        </UnstyledButton>
      )}
    </>
  );
}

const text = (isOn: boolean): 'on' | 'off' => (isOn ? 'on' : 'off');

export function AfterHard({ draft }: { draft: PolicyDraft }) {
  const t = useT('board');
  const isUsual = DEFAULT_LOAD.breaks.afterHard;
  return (
    <div className={css['row']}>
      <Switch
        label={t('field.afterHard')}
        checked={draft.value['afterHard'] === 'on'}
        onChange={(event) => draft.set({ afterHard: text(event.currentTarget.checked) })}
      />
      <p className={css['ground']}>
        <ToDefault
          value={t(`policy.${text(isUsual)}`)}
          isDefault={draft.value['afterHard'] === text(isUsual)}
          onReset={() => draft.set({ afterHard: text(isUsual) })}
        />{' '}
        {t('ground.afterHard')}
      </p>
    </div>
  );
}
