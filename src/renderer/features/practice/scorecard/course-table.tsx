import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import css from './course.module.css';
import { percent } from './words.ts';
import { useTurnWords } from './use-turn-words.ts';

const COLUMNS = ['line', 'what', 'heat'] as const;

/** The same as numbers: how strong the feeling was after each line. */
export function CourseTable({ record }: { record: PracticeRecord }) {
  const t = useT('scorecard');
  const wordsOf = useTurnWords(record);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long table scrolls, also by key
    <section className={css['box']} tabIndex={0} aria-label={t('course.table')}>
      <table className={css['table']} aria-label={t('course.table')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`course.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {record.heat.map(({ turn, heat }) => {
            const said = record.turns[turn];
            return (
              <tr key={turn}>
                <th scope="row">{turn + 1}</th>
                <td>{said && <span className={css['cut']}>{wordsOf(said)}</span>}</td>
                <td>{percent(heat)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
