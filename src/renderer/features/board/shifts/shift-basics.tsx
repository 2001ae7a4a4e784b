import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { leaveOnEscape } from '../../../ui/leave-on-escape.ts';
import { MAX_WEEKS, setWeeks } from './change.ts';
import css from './shifts.module.css';
import type { ShiftDraft } from './use-shift-draft.ts';
import type { Faults, Written } from './written.ts';

type Props = { draft: ShiftDraft; faults: Faults; onChange: (value: Written) => void; children: ReactNode };

/** Every zone this computer knows, its own first. */
function zones(present: string): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([present, own, ...Intl.supportedValuesOf('timeZone')])];
}

/** How the weeks repeat, from when on, and by which clock; `children`: another way to begin. */
export function ShiftBasics({ draft: { value, leave }, faults, onChange, children }: Props) {
  const t = useT('board');
  const id = useId();
  const fault = faults['startsOn'];
  return (
    <div className={css['basics']}>
      <div>
        <span id={id} className={css['label']}>
          {t('shift.weeks')}
        </span>
        <SegmentedControl
          size="xs"
          aria-labelledby={id}
          value={String(value.weeks.length)}
          data={Array.from({ length: MAX_WEEKS }, (_, i) => ({
            value: String(i + 1),
            label: t('shift.weeksOf', { weeks: i + 1 }),
          }))}
          onChange={(count) => onChange(setWeeks(value, Number(count)))}
        />
      </div>
      <TextInput
        onKeyDown={leaveOnEscape}
        type="date"
        label={t('shift.startsOn')}
        title={t('shift.startsOnHint')}
        value={value.startsOn}
        error={fault && t(`fault.${fault}`)}
        onChange={(event) => onChange({ ...value, startsOn: event.currentTarget.value })}
        onBlur={() => leave('startsOn')}
      />
      <Select
        onKeyDown={leaveOnEscape}
        label={t('shift.zone')}
        data={zones(value.timeZone)}
        value={value.timeZone}
        searchable
        limit={80}
        allowDeselect={false}
        nothingFoundMessage={t('shift.noZone')}
        onChange={(timeZone) => timeZone !== null && onChange({ ...value, timeZone })}
      />
      {children}
    </div>
  );
}
