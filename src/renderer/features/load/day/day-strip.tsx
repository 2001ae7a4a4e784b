import type { ReactNode } from 'react';
import type { Day, DaySpan } from '#shared/contract/app/load.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { ContactLane } from './contact-lane.tsx';
import { HourLanes } from './hour-lanes.tsx';
import { leftOf, LANES, placeOf, ticksOf, windowOf, type Place, type Window } from './strip-model.ts';
import { StripWords } from './strip-words.tsx';
import css from './strip.module.css';
import { useSpanWords } from './use-span-words.ts';

const at = ({ left, width }: Place) => ({ left: `${left}%`, width: `${width}%` });

/** `now`: null, the day is over. */
type Props = { day: Day; now: number | null };

/** The day from left to right, a lane for each thing one does; the table beside it says the same in words. */
export function DayStrip({ day, now }: Props) {
  const t = useT('load');
  const format = useFormat();
  const window = windowOf(day, now);
  const label = t('strip.label', { from: format.time(window.fromAt), to: format.time(window.toAt) });
  return (
    <figure className={css['figure']} aria-label={label}>
      <div className={css['strip']} aria-hidden>
        <div className={css['back']}>
          <Back day={day} now={now} window={window} />
        </div>
        <Lane name={t('strip.contacts')} isTall>
          <ContactLane window={window} contacts={day.contacts} now={now ?? day.toAt} />
        </Lane>
        {LANES.map(([name, kinds]) => (
          <Lane key={name} name={t(`strip.${name}`)}>
            {name === 'pause' && <PlannedBreaks day={day} window={window} />}
            <Spans window={window} spans={day.spans.filter(({ kind }) => kinds.some((one) => one === kind))} />
          </Lane>
        ))}
        <HourLanes window={window} hours={day.hours} />
        <div className={css['axis']}>
          {ticksOf(window).map((tick) => (
            <span key={tick} style={{ left: `${leftOf(window, tick)}%` }}>
              {format.time(tick)}
            </span>
          ))}
        </div>
      </div>
      <StripWords day={day} />
    </figure>
  );
}

export function Lane({ name, isTall = false, children }: { name: string; isTall?: boolean; children: ReactNode }) {
  return (
    <>
      <span className={css['name']}>{name}</span>
      <div className={css['lane']} data-tall={isTall || undefined}>
        {children}
      </div>
    </>
  );
}

function Spans({ window, spans }: { window: Window; spans: readonly DaySpan[] }) {
  const words = useSpanWords();
  return spans.map((span) => {
    const place = placeOf(window, span);
    return (
      place && (
        <span
          key={`${span.kind} ${span.fromAt}`}
          className={css['span']}
          data-kind={span.kind}
          style={at(place)}
          title={words.whole(span)}
        />
      )
    );
  });
}

/** Behind everything: whole hours, the shift as a frame, and where the day has come to. */
function Back({ day, now, window }: Props & { window: Window }) {
  const t = useT('load');
  const format = useFormat();
  return (
    <>
      {ticksOf(window).map((tick) => (
        <span key={tick} className={css['line']} style={{ left: `${leftOf(window, tick)}%` }} />
      ))}
      {day.duties.map((duty) => {
        const place = placeOf(window, duty);
        return place && <span key={duty.fromAt} className={css['duty']} style={at(place)} />;
      })}
      {now !== null && (
        <span
          className={css['now']}
          data-late={leftOf(window, now) > 88 || undefined}
          style={{ left: `${leftOf(window, now)}%` }}
        >
          <span>{t('strip.now', { time: format.time(now) })}</span>
        </span>
      )}
    </>
  );
}

function PlannedBreaks({ day, window }: { day: Day; window: Window }) {
  return day.duties
    .flatMap(({ breaks }) => breaks)
    .map((one) => {
      const place = placeOf(window, one);
      return place && <span key={one.fromAt} className={css['planned']} style={at(place)} />;
    });
}
