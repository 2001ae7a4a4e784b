import { Radio } from '@mantine/core';
import type { Cover } from '#shared/contract/app/board.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { usePercent } from '../words.ts';
import css from './relief.module.css';

type TimesProps = { times: Cover['times']; chosen: number | null; onChoose: (at: number | null) => void };

/** Now, or when it changes less; what is chosen is only done by the button. */
export function Times({ times, chosen, onChoose }: TimesProps) {
  const t = useT('board');
  const format = useFormat();
  const percent = usePercent();
  if (times.length === 0) return <p className={css['quiet']}>{t('times.none')}</p>;
  const levelOf = ({ serviceLevel, holds }: Cover['times'][number]): string =>
    t(holds ? 'times.level' : 'times.low', { level: percent(serviceLevel) });
  return (
    <Radio.Group
      size="xs"
      label={t('times.title')}
      value={chosen === null ? '' : String(chosen)}
      onChange={(value) => onChoose(value === '' ? null : Number(value))}
    >
      <div className={css['times']}>
        <Radio size="xs" value="" label={t('times.now')} />
        {times.map((time) => (
          <Radio
            key={time.at}
            size="xs"
            value={String(time.at)}
            label={
              <>
                <span className="tabular">{format.time(time.at)}</span>{' '}
                <span className="secondary">{levelOf(time)}</span>
              </>
            }
          />
        ))}
      </div>
    </Radio.Group>
  );
}
