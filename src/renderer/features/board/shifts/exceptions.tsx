import { CloseButton, TextInput } from '@mantine/core';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton } from '../../../ui/index.ts';
import { leaveOnEscape } from '../../../ui/leave-on-escape.ts';
import { DayFields } from './day-row.tsx';
import css from './shifts.module.css';
import type { ShiftDraft } from './use-shift-draft.ts';
import type { Faults, Written, WrittenException } from './written.ts';

type Props = {
  draft: ShiftDraft;
  faults: Faults;
  onChange: (value: Written) => void;
  onAdd: Action;
};

/** Dates that go their own way: a holiday, a late start. */
export function Exceptions({ draft, faults, onChange, onAdd }: Props) {
  const t = useT('board');
  const { exceptions } = draft.value;
  const put = (next: readonly WrittenException[]) => onChange({ ...draft.value, exceptions: next });
  return (
    <fieldset className={css['week']}>
      <legend>{t('shift.exceptions')}</legend>
      <p className={css['hint']}>{t('shift.exceptionsHint')}</p>
      {exceptions.map((one, at) => (
        <OneException
          // oxlint-disable-next-line react/no-array-index-key -- a date has no name of its own before it is written
          key={at}
          exception={one}
          at={at}
          faults={faults}
          onLeave={draft.leave}
          onChange={(change) => put(exceptions.with(at, { ...one, ...change }))}
          onRemove={() => put(exceptions.toSpliced(at, 1))}
        />
      ))}
      <span>
        <ActionButton action={onAdd} size="compact-sm" />
      </span>
    </fieldset>
  );
}

type OneProps = {
  exception: WrittenException;
  at: number;
  faults: Faults;
  onLeave: (field: string) => void;
  onChange: (change: Partial<WrittenException>) => void;
  onRemove: () => void;
};

function OneException({ exception, at, faults, onLeave, onChange, onRemove }: OneProps) {
  const t = useT('board');
  const [n, place] = [at + 1, `exceptions.${at}`];
  const fault = faults[`${place}.date`];
  return (
    <div className={css['exception']} data-exception>
      <TextInput
        onKeyDown={leaveOnEscape}
        type="date"
        aria-label={t('shift.exceptionDate', { n })}
        value={exception.date}
        error={fault && t(`fault.${fault}`)}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
        onBlur={() => onLeave(`${place}.date`)}
      />
      <DayFields
        day={exception}
        place={place}
        faults={faults}
        names={{ hours: t('shift.exceptionDuties', { n }), breaks: t('shift.exceptionBreaks', { n }) }}
        onChange={onChange}
        onLeave={onLeave}
      />
      <CloseButton aria-label={t('shift.removeException', { date: exception.date })} onClick={onRemove} />
    </div>
  );
}
