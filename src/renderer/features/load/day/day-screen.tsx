import { useState } from 'react';
import type { Day, LoadNow } from '#shared/contract/app/load.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/reads.ts';
import { useNow } from '../../../lib/time.ts';
import { EmptyState, ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import { useLoadNow } from '../queries.ts';
import { useOvertimeLine, useRecoveryLine } from '../use-lines.ts';
import { ContactTable } from './contact-table.tsx';
import { DayBar } from './day-bar.tsx';
import css from './day.module.css';
import { DayStrip } from './day-strip.tsx';
import { DayTables } from './day-tables.tsx';
import { ForgetDialog, type Forgetting } from './forget-dialog.tsx';
import { Own } from './own.tsx';
import { Privacy } from './privacy.tsx';
import { Sums } from './sums.tsx';
import { Told } from './told.tsx';
import { TurnButton } from './turn-button.tsx';
import { useChosenDay, usePlainDay } from './use-chosen-day.ts';
import { useDayActions } from './use-day-actions.ts';

const LOOK_MS = 30_000;

/** One's own day: what was done, what the lead sees of it, and what nobody else does. `#/day/<date>`. */
export function DayScreen({ rest }: { rest: readonly string[] }) {
  const { query, isToday, dates, open, older, newer, keptDays } = useChosenDay(rest[0]);
  const nameOf = usePlainDay();
  const [isTable, setTable] = useState(false);
  const [forgetting, setForgetting] = useState<Forgetting | null>(null);
  const date = query.data?.date ?? '';
  const actions = useDayActions({
    older,
    newer,
    turn: () => setTable(!isTable),
    forgetDay: () => setForgetting({ date, name: nameOf(date) }),
    forgetAll: () => setForgetting({ date: null, name: '' }),
  });
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={8} />;
  return (
    <div className={css['screen']}>
      <DayBar date={date} dates={dates} onDate={open} actions={actions} />
      <Body day={query.data} isToday={isToday} isTable={isTable} turn={actions.table} keptDays={keptDays} />
      {forgetting && <ForgetDialog {...forgetting} keptDays={keptDays} onClose={() => setForgetting(null)} />}
    </div>
  );
}

type BodyProps = { day: Day; isToday: boolean; isTable: boolean; turn: Action; keptDays: number };

function Body({ day, isToday, isTable, turn, keptDays }: BodyProps) {
  const me = useMe();
  const now = useLoadNow();
  const isEmpty = day.spans.length === 0 && day.contacts.length === 0;
  const takesContacts = me !== undefined && mayDo(me.role, 'contact.write');
  return (
    <div className={css['body']}>
      <div className={css['column']}>
        {now && isToday && <Lines now={now} />}
        {isEmpty ? <Nothing /> : <Course day={day} isToday={isToday} isTable={isTable} turn={turn} />}
        {!isEmpty && <ContactTable contacts={day.contacts} />}
        <Privacy />
      </div>
      <div className={css['column']}>
        {now && <Told now={now} takesContacts={takesContacts} />}
        <Own day={day} keptDays={keptDays} />
      </div>
    </div>
  );
}

function Nothing() {
  const t = useT('load');
  return (
    <Panel>
      <EmptyState title={t('day.empty')} next={t('day.emptyNext')} />
    </Panel>
  );
}

function Course({ day, isToday, isTable, turn }: Omit<BodyProps, 'keptDays'>) {
  const t = useT('load');
  const now = useNow(LOOK_MS);
  return (
    <Panel title={t('strip.title')} aside={<TurnButton action={turn} isTable={isTable} />}>
      {isTable ? <DayTables day={day} /> : <DayStrip day={day} now={isToday ? now : null} />}
      <Sums sums={day.sums} />
    </Panel>
  );
}

/** A day that becomes longer, and the time after a hard contact: a quiet line each. */
function Lines({ now }: { now: LoadNow }) {
  const overtime = useOvertimeLine()(now);
  const recovery = useRecoveryLine()(now.told, useNow(LOOK_MS));
  const lines = [overtime, recovery].filter((line) => line !== null);
  return lines.map((line) => (
    <p key={line} className={css['line']}>
      {line}
    </p>
  ));
}
