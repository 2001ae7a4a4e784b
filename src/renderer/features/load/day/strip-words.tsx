import type { Day } from '#shared/contract/app/load.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { percentOf } from '../words.ts';
import { busiestOf } from './strip-model.ts';
import css from './day.module.css';

/** What the strip draws and cannot say by itself, in a few sentences; only of what is there. */
export function StripWords({ day }: { day: Day }) {
  const t = useT('load');
  const format = useFormat();
  const busiest = busiestOf(day.hours);
  const span = ({ fromAt, toAt }: { fromAt: number; toAt: number }) => ({
    from: format.time(fromAt),
    to: format.time(toAt),
  });
  const breaks = day.duties.flatMap((duty) => duty.breaks);
  const duties = day.duties.map((duty) => t('strip.dutyOne', span(duty))).join(t('comma'));
  const said = [
    busiest?.occupancy != null &&
      t('strip.busiest', {
        ...span({ fromAt: busiest.fromAt, toAt: busiest.fromAt + HOUR }),
        value: t('percent', { value: percentOf(busiest.occupancy) }),
        peak: busiest.peak,
      }),
    day.duties.length > 0 && t('strip.duty', { duties }),
    breaks.length > 0 &&
      t('strip.breaks', {
        breaks: breaks.map((one) => t('strip.breakOne', { kind: one.kind, ...span(one) })).join(t('comma')),
      }),
    day.spans.some(({ kind }) => kind === 'away') && t('strip.away'),
    day.spans.some(({ kind }) => kind === 'hold') && t('strip.held'),
  ].filter((one) => one !== false);
  return (
    <figcaption className={css['caption']}>
      {said.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </figcaption>
  );
}
