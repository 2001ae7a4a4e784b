import { Tooltip } from '@mantine/core';
import { IconBellOff, IconCoffee } from '@tabler/icons-react';
import type { LoadNow } from '#shared/contract/app/load.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { LoadBar } from '../../../ui/load-bar.tsx';
import { useLoadNow, useWorkedMs } from '../queries.ts';
import { useOvertimeLine, useRecoveryLine } from '../use-lines.ts';
import { minutesOf, percentOf } from '../words.ts';
import css from './chip.module.css';

/** Often enough for minutes. */
const LOOK_MS = 10_000;

/** How much is in hand and how long since the last rest; it leads to one's own day. Coloured only where it is too much for too long. */
export function LoadChip() {
  const now = useLoadNow();
  return now ? <Chip now={now} /> : null;
}

function Chip({ now }: { now: LoadNow }) {
  const t = useT('load');
  const { go } = useGo();
  const format = useFormat();
  const lines = useLines(now);
  const worked = minutesOf(useWorkedMs(LOOK_MS) ?? 0);
  const { load, interruptible, band } = now.told;
  const bandWord = band === 'relief' || band === 'act' ? t(`band.${band}`) : null;
  return (
    <Tooltip
      label={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      multiline
    >
      <button
        type="button"
        className={css['chip']}
        data-band={bandWord === null ? undefined : band}
        onClick={() => go('day')}
      >
        <span className="visually-hidden">{`${t('title')} · ${lines.join(' · ')}`}</span>
        <span className={css['seen']} aria-hidden>
          <span className={css['name']}>{t('chip.name')}</span>
          <LoadBar load={load} interruptible={interruptible} label={t('chip.load', { load })} />
          {bandWord !== null && <span className={css['band']}>{bandWord}</span>}
          <IconCoffee size={14} stroke={1.6} aria-hidden className={css['cup']} />
          <span className={css['worked']}>{now.rest ? t('chip.resting') : t('chip.minutes', { count: worked })}</span>
          {now.quietUntilAt !== null && (
            <>
              <IconBellOff size={14} stroke={1.6} aria-hidden />
              <span className={css['until']}>{format.time(now.quietUntilAt)}</span>
            </>
          )}
        </span>
      </button>
    </Tooltip>
  );
}

/** All there is to say of it, a line each. */
function useLines(now: LoadNow): string[] {
  const t = useT('load');
  const format = useFormat();
  const overtime = useOvertimeLine();
  const recovery = useRecoveryLine();
  const at = useNow(LOOK_MS);
  const worked = minutesOf(useWorkedMs(LOOK_MS) ?? 0);
  const { told, quietUntilAt, rest } = now;
  return [
    t('chip.load', { load: told.load }),
    told.interruptible > 0 ? t('chip.interruptible', { load: told.interruptible }) : null,
    told.occupancy === null ? null : t('chip.occupancy', { value: percentOf(told.occupancy) }),
    rest ? t('chip.resting') : t('chip.worked', { minutes: worked }),
    quietUntilAt === null ? null : t('chip.quiet', { time: format.time(quietUntilAt) }),
    recovery(told, at),
    overtime(now),
  ].filter((line) => line !== null);
}
