import type { Day, DaySpan } from '#shared/contract/app/load.ts';
import { HOUR, SECOND } from '#shared/kernel/units.ts';
import { useT } from '../../../lib/i18n.tsx';
import { clock, useFormat } from '../../../lib/time.ts';
import { percentOf } from '../words.ts';
import css from './day.module.css';
import { useSpanWords } from './use-span-words.ts';

/** What passes between two changes at once says nothing. */
const isSeen = ({ fromAt, toAt }: DaySpan): boolean => toAt - fromAt >= SECOND;

/** The same as the strip, in words and figures. */
export function DayTables({ day }: { day: Day }) {
  const t = useT('load');
  const board = useT('board');
  const format = useFormat();
  const words = useSpanWords();
  return (
    <div className={css['tables']}>
      <Table title={t('table.hours')} heads={[t('table.hour'), t('strip.occupancy'), t('table.load')]}>
        {day.hours.map(({ fromAt, occupancy, peak }) => [
          `${format.time(fromAt)}–${format.time(fromAt + HOUR)}`,
          occupancy === null ? board('occupancy.unknown') : t('percent', { value: percentOf(occupancy) }),
          String(peak),
        ])}
      </Table>
      <Table
        title={t('table.span')}
        heads={[t('table.from'), t('table.to'), t('table.kind'), t('table.length'), t('table.load')]}
      >
        {day.spans
          .filter(isSeen)
          .map((span) => [
            format.time(span.fromAt),
            format.time(span.toAt),
            words.kind(span),
            clock(span.toAt - span.fromAt),
            String(span.load),
          ])}
      </Table>
    </div>
  );
}

type TableProps = { title: string; heads: readonly string[]; children: readonly (readonly string[])[] };

function Table({ title, heads, children }: TableProps) {
  return (
    <table className={css['table']}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {children.map((cells, row) => (
          <tr key={`${cells[0]} ${row}`}>
            {cells.map((cell, column) => (
              <td key={heads[column]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
