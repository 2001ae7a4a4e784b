import { ActionIcon, Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { MAX_MOMENTS, MOMENT_KINDS } from '#shared/domain/moment-kinds.ts';
import type { Moment } from '#shared/domain/moment.ts';
import { useT } from '../../lib/i18n.tsx';
import css from './history.module.css';

type Props = { moments: readonly Moment[]; onChange: (moments: readonly Moment[]) => void };

const EMPTY: Moment = { kind: 'birthday', month: 1, day: 1, year: null, isLunar: false, label: '' };

/** Days that come again every year: what, when, by which calendar, and whose. */
export function MomentsField({ moments, onChange }: Props) {
  const t = useT('history');
  const change = (i: number, part: Partial<Moment>) =>
    onChange(moments.map((moment, j) => (i === j ? { ...moment, ...part } : moment)));
  return (
    <fieldset className={css['group']}>
      <legend>{t('moment.title')}</legend>
      {moments.map((moment, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a day has no other name than its place
        <Row
          key={i}
          moment={moment}
          onChange={(part) => change(i, part)}
          onRemove={() => onChange(moments.toSpliced(i, 1))}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={14} stroke={1.6} />}
        disabled={moments.length >= MAX_MOMENTS}
        onClick={() => onChange([...moments, EMPTY])}
      >
        {t('edit.addMoment')}
      </Button>
    </fieldset>
  );
}

type RowProps = { moment: Moment; onChange: (part: Partial<Moment>) => void; onRemove: () => void };

const within = (value: string | number, most: number): number =>
  Math.min(most, Math.max(1, Math.round(Number(value) || 1)));

const isKind = (value: string | null): value is Moment['kind'] => MOMENT_KINDS.some((one) => one === value);

function Row({ moment, onChange, onRemove }: RowProps) {
  const t = useT('history');
  const { kind, month, day, isLunar, label } = moment;
  return (
    <div className={css['momentRow']}>
      <Select
        size="xs"
        label={t('edit.kind')}
        data={MOMENT_KINDS.map((value) => ({ value, label: t(`moment.${value}`) }))}
        value={kind}
        onChange={(value) => isKind(value) && onChange({ kind: value })}
        allowDeselect={false}
      />
      <NumberInput
        size="xs"
        label={t('edit.month')}
        min={1}
        max={12}
        value={month}
        onChange={(value) => onChange({ month: within(value, 12) })}
      />
      <NumberInput
        size="xs"
        label={t('edit.day')}
        min={1}
        max={isLunar ? 30 : 31}
        value={day}
        onChange={(value) => onChange({ day: within(value, 31) })}
      />
      <Switch
        size="xs"
        label={t('moment.lunar')}
        checked={isLunar}
        onChange={(event) => onChange({ isLunar: event.currentTarget.checked, day: Math.min(day, 30) })}
      />
      <TextInput
        size="xs"
        label={t('edit.whose')}
        placeholder={t('edit.whosePlaceholder')}
        value={label}
        maxLength={60}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('edit.removeMoment', { what: t(`moment.${kind}`) })}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
