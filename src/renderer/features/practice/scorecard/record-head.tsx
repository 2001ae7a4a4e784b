import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton, Pill } from '../../../ui/index.ts';
import css from './record.module.css';
import type { OwnActions } from './use-record-actions.ts';

type Props = { record: PracticeRecord; isOwn: boolean; actions: OwnActions };
const MINUTE = 60_000;

/** What it was about, who it was with, when, how long, and how it ended. */
export function RecordHead({ record, isOwn, actions }: Props) {
  const t = useT('scorecard');
  const { called, persona } = record;
  const { about, age } = persona;
  // Some are told with their age.
  const who = about.includes(String(age)) ? ('record.persona' as const) : ('record.personaOf' as const);
  return (
    <header className={css['head']}>
      <div className={css['about']}>
        <div className={css['title']}>
          <h2>{record.title}</h2>
          {isOwn && <Pill>{t(record.isShared ? 'record.isShared' : 'record.isPrivate')}</Pill>}
        </div>
        <p className={css['quiet']}>{t(who, { called, age, about })}</p>
        <Facts record={record} isOwn={isOwn} />
        <p className={css['end']}>{t(`end.${record.end}`)}</p>
        {record.spokenBy === 'model' && <p className={css['quiet']}>{t('record.byModel')}</p>}
      </div>
      {isOwn && (
        <div className={css['actions']}>
          <ActionButton action={actions.again} variant="filled" />
          <ActionButton action={actions.another} />
          <ActionButton action={actions.share} />
          <ActionButton action={actions.remove} />
        </div>
      )}
    </header>
  );
}

function Facts({ record, isOwn }: Pick<Props, 'record' | 'isOwn'>) {
  const t = useT('scorecard');
  const common = useT('common');
  const format = useFormat();
  const now = useNow(MINUTE);
  const facts = [
    isOwn ? null : t('record.by', { name: record.agentName }),
    format.moment(record.at, now),
    t('record.minutes', { clock: clock(record.spentMs) }),
    common(`channel.${record.channel}`),
    record.hints > 0 ? t('record.hints', { count: record.hints }) : null,
    record.takenBack > 0 ? t('record.takenBack', { count: record.takenBack }) : null,
  ];
  return <p className={css['facts']}>{facts.filter((fact) => fact !== null).join(' · ')}</p>;
}
