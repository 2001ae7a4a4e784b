import { Button, CloseButton, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Calendar } from '#shared/domain/policy.ts';
import { useLanguage, useT } from '../../../lib/i18n.tsx';
import css from '../admin.module.css';
import { Editor } from '../editor.tsx';
import type { Wrong } from '../form.ts';
import { RemoveButton } from '../remove-button.tsx';
import { useKeep } from '../use-kept-command.ts';
import { inOrder, readDate, readHolidays } from './dates.ts';
import { readSpans, writeSpans } from './spans.ts';

/** A calendar as it is being written: hours as text, so that nothing half-typed is lost. */
type Written = {
  name: string;
  timeZone: string;
  week: readonly string[];
  holidays: Calendar['holidays'];
  extra: readonly { readonly date: string; readonly hours: string }[];
};

const written = ({ name, timeZone, week, holidays, extra }: Calendar): Written => ({
  name,
  timeZone,
  week: week.map(writeSpans),
  holidays,
  extra: extra.map(({ date, spans }) => ({ date, hours: writeSpans(spans) })),
});

const read = (id: Calendar['id'], value: Written): Calendar => ({
  id,
  name: value.name.trim(),
  timeZone: value.timeZone,
  week: value.week.map((text) => readSpans(text) ?? []),
  holidays: inOrder(value.holidays),
  extra: inOrder(value.extra.map(({ date, hours }) => ({ date, spans: readSpans(hours) ?? [] }))),
});

/** Every zone this computer knows, its own first. */
function zones(present: string): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([present, own, ...Intl.supportedValuesOf('timeZone')])];
}

type Props = { calendar: Calendar; isNew: boolean; onClose: () => void };

export function CalendarEditor({ calendar, isNew, onClose }: Props) {
  const t = useT('admin');
  const keep = useKeep();
  const validate = (value: Written): Wrong => {
    const days = value.week.flatMap((text, day) =>
      readSpans(text) === null ? [[`week.${day}`, t('calendars.hoursWrong')]] : [],
    );
    const extra = value.extra.flatMap(({ date, hours }, at) =>
      readSpans(hours) === null || readDate(date) === null ? [[`extra.${at}`, t('calendars.extraWrong')]] : [],
    );
    const isIdle = value.week.every((text) => readSpans(text)?.length === 0) && value.extra.length === 0;
    return {
      ...(value.name.trim() === '' ? { name: t('wrong.empty') } : {}),
      ...(isIdle ? { 'week.0': t('calendars.idle') } : {}),
      ...Object.fromEntries([...days, ...extra]),
    };
  };
  return (
    <Editor<Written>
      draftKey={isNew ? 'calendar/new' : `calendar/${calendar.id}`}
      title={isNew ? t('calendars.add') : calendar.name}
      stored={written(calendar)}
      validate={validate}
      save={(value) => keep.put({ tbl: 'calendar', data: read(calendar.id, value) })}
      onClose={onClose}
      extra={
        !isNew && (
          <RemoveButton
            label={t('remove')}
            sure={t('calendars.removeSure')}
            onRemove={() => void keep.remove('calendar', calendar.id).then((isGone) => isGone && onClose())}
          />
        )
      }
    >
      {(form) => (
        <>
          <TextInput
            data-autofocus
            label={t('name')}
            value={form.value.name}
            maxLength={120}
            error={form.error('name')}
            onChange={(event) => form.set({ name: event.currentTarget.value })}
          />
          <Select
            label={t('calendars.zone')}
            data={zones(form.value.timeZone)}
            value={form.value.timeZone}
            searchable
            limit={80}
            allowDeselect={false}
            nothingFoundMessage={t('calendars.noZone')}
            onChange={(timeZone) => timeZone !== null && form.set({ timeZone })}
          />
          <Week
            week={form.value.week}
            errorOf={(day) => form.error(`week.${day}`)}
            onChange={(day, text) => form.set({ week: form.value.week.with(day, text) })}
          />
          <Holidays days={form.value.holidays} onChange={(holidays) => form.set({ holidays })} />
          <Extra
            days={form.value.extra}
            errorOf={(at) => form.error(`extra.${at}`)}
            onChange={(extra) => form.set({ extra })}
          />
        </>
      )}
    </Editor>
  );
}

/** 2024-01-01 was a Monday. */
const dayName = (day: number, language: string): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + day),
  );

type WeekProps = {
  week: readonly string[];
  errorOf: (day: number) => string | undefined;
  onChange: (day: number, text: string) => void;
};

function Week({ week, errorOf, onChange }: WeekProps) {
  const t = useT('admin');
  const language = useLanguage();
  return (
    <fieldset className={css['group']}>
      <legend>{t('calendars.week')}</legend>
      <p className={css['hint']}>{t('calendars.weekHint')}</p>
      {week.map((hours, day) => (
        <div key={dayName(day, 'en')} className={css['day']}>
          <span>{dayName(day, language)}</span>
          <TextInput
            aria-label={t('calendars.hoursOf', { day: dayName(day, language) })}
            placeholder={t('calendars.dayOff')}
            value={hours}
            error={errorOf(day)}
            onChange={(event) => onChange(day, event.currentTarget.value)}
            onBlur={() => {
              const spans = readSpans(hours);
              if (spans) onChange(day, writeSpans(spans));
            }}
          />
        </div>
      ))}
    </fieldset>
  );
}

function Holidays({ days, onChange }: { days: Calendar['holidays']; onChange: (days: Calendar['holidays']) => void }) {
  const t = useT('admin');
  const [pasted, setPasted] = useState('');
  const found = readHolidays(pasted);
  const add = () => {
    onChange(inOrder([...days, ...found.days]).slice(0, 400));
    setPasted(found.left.join('\n'));
  };
  return (
    <fieldset className={css['group']}>
      <legend>{t('calendars.holidays')}</legend>
      <ul className={css['list']}>
        {days.map(({ date, name }, at) => (
          <li key={date} className={css['device']}>
            <span className="tabular">{date}</span>
            <span className={css['grow']}>{name}</span>
            <CloseButton
              size="sm"
              aria-label={t('calendars.removeDay', { date })}
              onClick={() => onChange(days.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
      <Textarea
        label={t('calendars.paste')}
        description={t('calendars.pasteHint')}
        placeholder={t('calendars.pasteSample')}
        value={pasted}
        autosize
        minRows={2}
        maxRows={8}
        error={pasted !== '' && found.days.length === 0 ? t('calendars.noDates') : undefined}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <Button variant="default" style={{ alignSelf: 'flex-start' }} disabled={found.days.length === 0} onClick={add}>
        {t('calendars.addDays', { count: found.days.length })}
      </Button>
    </fieldset>
  );
}

type ExtraProps = {
  days: Written['extra'];
  errorOf: (at: number) => string | undefined;
  onChange: (days: Written['extra']) => void;
};

function Extra({ days, errorOf, onChange }: ExtraProps) {
  const t = useT('admin');
  const change = (at: number, next: Partial<Written['extra'][number]>) =>
    onChange(days.map((day, i) => (i === at ? { ...day, ...next } : day)));
  return (
    <fieldset className={css['group']}>
      <legend>{t('calendars.extra')}</legend>
      <p className={css['hint']}>{t('calendars.extraHint')}</p>
      {days.map((day, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a day has no name of its own before its date is written
        <div key={at} className={css['row']}>
          <div className={css['two']}>
            <TextInput
              type="date"
              aria-label={t('calendars.extraDate', { n: at + 1 })}
              value={day.date}
              error={errorOf(at)}
              onChange={(event) => change(at, { date: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t('calendars.extraHours', { n: at + 1 })}
              placeholder="09:00–18:00"
              value={day.hours}
              error={Boolean(errorOf(at))}
              onChange={(event) => change(at, { hours: event.currentTarget.value })}
            />
          </div>
          <CloseButton
            aria-label={t('calendars.removeDay', { date: day.date })}
            onClick={() => onChange(days.toSpliced(at, 1))}
          />
        </div>
      ))}
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        disabled={days.length >= 400}
        onClick={() => onChange([...days, { date: '', hours: '09:00–18:00' }])}
      >
        {t('calendars.addExtra')}
      </Button>
    </fieldset>
  );
}
