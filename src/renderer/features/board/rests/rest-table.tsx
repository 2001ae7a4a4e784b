import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { usePercent } from '../words.ts';
import { axisOf, placeOn, type Axis } from './axis.ts';
import type { Plan, PlannedRest } from './queries.ts';
import css from './rests.module.css';

/** Every rest in a line: whose, when, and the level that is expected while it lasts. */
export function RestTable({ plan: { rests, basis, target }, hours }: { plan: Plan; hours: number }) {
  const t = useT('board');
  const axis = axisOf(rests, hours);
  const low = rests.filter(({ holds }) => !holds).length;
  const isReckoned = basis !== 'none';
  return (
    <div className={css['box']}>
      <p className={css['sum']}>
        {isReckoned && <strong>{t('rests.count', { count: rests.length, low })}</strong>} {t(`rests.basis.${basis}`)}
      </p>
      <table className={css['table']} aria-label={t('rests.table', { hours })}>
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('rests.at')}</th>
            <th scope="col" className={css['strip']}>
              <span className="visually-hidden">{t('rests.strip')}</span>
              <Marks axis={axis} />
            </th>
            {isReckoned && <th scope="col">{t('rests.level')}</th>}
          </tr>
        </thead>
        <tbody>
          {rests.map((rest) => (
            <RestRow key={`${rest.agentId}-${rest.at}`} rest={rest} axis={axis} target={isReckoned ? target : null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Marks({ axis }: { axis: Axis }) {
  const format = useFormat();
  return (
    <span className={css['marks']} aria-hidden>
      {axis.marks.map((at) => (
        <span key={at} style={{ left: `${placeOn(axis, at)}%` }}>
          {format.time(at)}
        </span>
      ))}
    </span>
  );
}

/** `target` null: nothing is known of the level. */
function RestRow({ rest, axis, target }: { rest: PlannedRest; axis: Axis; target: number | null }) {
  const t = useT('board');
  const format = useFormat();
  const percent = usePercent();
  const { name, at, restMs, serviceLevel, holds } = rest;
  const level = percent(serviceLevel);
  const width = placeOn(axis, at + restMs) - placeOn(axis, at);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="tabular">{t('rests.span', { from: format.time(at), to: format.time(at + restMs) })}</td>
      <td className={css['strip']}>
        <span className={css['track']} aria-hidden>
          {axis.marks.map((mark) => (
            <i key={mark} style={{ left: `${placeOn(axis, mark)}%` }} />
          ))}
          <b style={{ left: `${placeOn(axis, at)}%`, width: `${width}%` }} />
        </span>
      </td>
      {target !== null && (
        <td className="tabular">
          {holds ? level : <span className={css['low']}>{t('rests.low', { level, target: percent(target) })}</span>}
        </td>
      )}
    </tr>
  );
}
