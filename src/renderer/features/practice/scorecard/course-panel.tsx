import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useKeysOf, type Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionKeys, Panel } from '../../../ui/index.ts';
import { ariaKeys } from '../../../ui/key-hint.tsx';
import { CourseChart } from './course-chart.tsx';
import { CourseTable } from './course-table.tsx';
import css from './course.module.css';
import { causeOf, turningOf } from './course.ts';
import type { Reading } from './use-reading.ts';
import { percent } from './words.ts';

type Props = { record: PracticeRecord; reading: Reading; isTable: boolean; turn: Action };

/** How strong the customer's feeling was, line by line: as a chart with the moment that changed it most, or as numbers. */
export function CoursePanel({ record, reading, isTable, turn }: Props) {
  const t = useT('scorecard');
  if (record.heat.length < 2)
    return (
      <Panel title={t('course.title')}>
        <p className={css['quiet']}>{t('course.none')}</p>
      </Panel>
    );
  return (
    <Panel title={t('course.title')} aside={<TurnButton action={turn} isTable={isTable} />}>
      {isTable ? <CourseTable record={record} /> : <CourseChart heat={record.heat} turning={turningOf(record.heat)} />}
      <Sentence record={record} reading={reading} />
    </Panel>
  );
}

function TurnButton({ action, isTable }: { action: Action; isTable: boolean }) {
  const t = useT('scorecard');
  const keys = useKeysOf(action.id, action.keys);
  return (
    <button type="button" className={css['turn']} onClick={action.perform} aria-keyshortcuts={ariaKeys(keys)}>
      {t(isTable ? 'course.toChart' : 'course.toTable')}
      <ActionKeys id={action.id} keys={action.keys} />
    </button>
  );
}

function Sentence({ record, reading }: Pick<Props, 'record' | 'reading'>) {
  const t = useT('scorecard');
  const turning = turningOf(record.heat);
  if (!turning) return <p className={css['sentence']}>{t('course.flat')}</p>;
  const cause = causeOf(record.turns, turning.turn);
  const kind = turning.to < turning.from ? 'fell' : 'rose';
  const values = { from: percent(turning.from), to: percent(turning.to) };
  return (
    <p className={css['sentence']}>
      {cause ? t(`course.${kind}`, { ...values, said: cause.said }) : t(`course.${kind}Plain`, values)}{' '}
      <button type="button" className={css['link']} onClick={() => reading.show(cause?.turn ?? turning.turn)}>
        {t('course.show')}
      </button>
    </p>
  );
}
