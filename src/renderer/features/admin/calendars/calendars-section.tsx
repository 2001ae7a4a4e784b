import { UnstyledButton } from '@mantine/core';
import type { Calendar } from '#shared/domain/policy.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { Pill } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { useIsUnsaved } from '../drafts.ts';
import { Section, Table, useKept, useOpen } from '../section.tsx';
import { CalendarEditor } from './calendar-editor.tsx';

const WORKDAY = [{ from: 540, to: 1080 }];
const newCalendar = (): Calendar => ({
  id: crypto.randomUUID() as Calendar['id'],
  name: '',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []],
  holidays: [],
  extra: [],
});

/** Minutes of a week in which somebody works. */
const weekly = ({ week }: Calendar): number => week.flat().reduce((minutes, { from, to }) => minutes + (to - from), 0);

/** When the team works: what promises are counted by. */
export function CalendarsSection() {
  const t = useT('admin');
  const format = useFormat();
  const { directory, waiting } = useKept();
  const { open, edit, add, close } = useOpen<Calendar>();
  const isUnsaved = useIsUnsaved();
  const calendars = directory?.calendars ?? [];
  return (
    <Section
      title={t('section.calendars')}
      lead={t('calendars.lead')}
      kept="outbox"
      {...(directory && { onAdd: () => add(newCalendar()) })}
      addLabel={t('calendars.add')}
    >
      {waiting ?? (
        <Table
          label={t('section.calendars')}
          isEmpty={calendars.length === 0}
          empty={t('calendars.empty')}
          emptyNext={t('calendars.emptyNext')}
          columns={[
            { key: 'name', label: t('name') },
            { key: 'zone', label: t('calendars.zone') },
            { key: 'week', label: t('calendars.weekly') },
            { key: 'days', label: t('calendars.special') },
          ]}
        >
          {calendars.map((calendar) => (
            <tr key={calendar.id}>
              <td>
                <UnstyledButton className={css['open'] ?? ''} onClick={() => edit(calendar)}>
                  {calendar.name}
                </UnstyledButton>{' '}
                {isUnsaved(`calendar/${calendar.id}`) && <Pill tone="warn">{t('unsaved')}</Pill>}
              </td>
              <td>{calendar.timeZone}</td>
              <td className="tabular">
                {format.number(Math.round(weekly(calendar) / 6) / 10)} {t('hours')}
              </td>
              <td className="tabular">
                {t('calendars.counts', { holidays: calendar.holidays.length, extra: calendar.extra.length })}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {open && <CalendarEditor key={open.row.id} calendar={open.row} isNew={open.isNew} onClose={close} />}
    </Section>
  );
}
