import { hoursOf } from '#shared/domain/load/shift.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { DayRow } from './day-row.tsx';
import css from './shifts.module.css';
import type { ShiftDraft } from './use-shift-draft.ts';
import { readShift, type Faults, type Written } from './written.ts';

const HOUR_MS = 3_600_000;

type Props = { draft: ShiftDraft; faults: Faults; onChange: (value: Written) => void };

/** Seven days a week, each with its work and its breaks. */
export function Weeks({ draft, faults, onChange }: Props) {
  const t = useT('board');
  const format = useFormat();
  const { value } = draft;
  const isOne = value.weeks.length === 1;
  const plan = readShift(value);
  return (
    <>
      {value.weeks.map((days, week) => (
        // oxlint-disable-next-line react/no-array-index-key -- a week is its place in the cycle
        <fieldset key={week} className={css['week']}>
          <legend>
            {isOne ? t('shift.everyWeek') : t('shift.week', { n: week + 1 })}{' '}
            <span className="secondary">
              {t('shift.weekHours', { hours: format.number(Math.round((hoursOf(plan, week) / HOUR_MS) * 10) / 10) })}
            </span>
          </legend>
          {week === 0 && <ColumnNames />}
          {days.map((_, day) => (
            // oxlint-disable-next-line react/no-array-index-key -- a day is its place in the week
            <DayRow key={day} draft={draft} faults={faults} week={week} day={day} onChange={onChange} />
          ))}
        </fieldset>
      ))}
    </>
  );
}

/** What goes into the two columns, and how people write it. */
function ColumnNames() {
  const t = useT('board');
  return (
    <div className={`${css['day']} ${css['columnNames']}`}>
      <span />
      <p>
        <strong>{t('shift.duties')}</strong> {t('shift.dutiesHint')}
      </p>
      <p>
        <strong>{t('shift.breaks')}</strong> {t('shift.breaksHint')}
      </p>
    </div>
  );
}
