import { useState } from 'react';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { CoursePanel } from './course-panel.tsx';
import { RecordHead } from './record-head.tsx';
import css from './record.module.css';
import { RemoveDialog } from './remove-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { SkillList } from './skill-list.tsx';
import { Transcript } from './transcript.tsx';
import { Unsaid } from './unsaid.tsx';
import { useReading } from './use-reading.ts';
import { useOwnActions, useReadingActions, type Asking } from './use-record-actions.ts';
import { Walked } from './walked.tsx';

type Props = { record: PracticeRecord; isOwn: boolean };

/** A finished session: the reasons at one side, the conversation at the other, and each leads to its counterpart. */
export function Scorecard({ record, isOwn }: Props) {
  const t = useT('scorecard');
  const reading = useReading(record);
  const [isTable, setTable] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const own = useOwnActions(record, isOwn, setAsking);
  const { table, reasons } = useReadingActions(record, reading, () => setTable(!isTable));
  return (
    <article className={css['record']} aria-label={t('record.label')}>
      <RecordHead record={record} isOwn={isOwn} actions={own} />
      <div className={css['body']}>
        <div className={css['why']}>
          <SkillList record={record} reading={reading} isOwn={isOwn} reasons={reasons} />
          <CoursePanel record={record} reading={reading} isTable={isTable} turn={table} />
          <Walked record={record} />
          <Unsaid record={record} />
        </div>
        <div className={css['said']}>
          <Transcript record={record} reading={reading} isOwn={isOwn} />
        </div>
      </div>
      {asking === 'share' && <ShareDialog sessionId={record.sessionId} onClose={() => setAsking(null)} />}
      {asking === 'remove' && <RemoveDialog record={record} onClose={() => setAsking(null)} />}
    </article>
  );
}
