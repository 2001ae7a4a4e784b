import type { PracticeCase } from '#shared/contract/app/practice.ts';
import { PRACTICE_CHANNELS } from '#shared/domain/practice/index.ts';
import { Pill } from '../../../ui/index.ts';
import { usePracticeWords } from '../lib/words.ts';
import css from './library.module.css';

/** How high a row is, px; the style sheet says the same. */
export const CASE_ROW_PX = 58;

/** A matter: what it is, how hard, what it trains, and how it went so far. */
export function CaseRow({ one, isSelected }: { one: PracticeCase; isSelected: boolean }) {
  const { t, trains, channel, difficulty, points } = usePracticeWords();
  const how = one.practised === 0 ? t('row.unpractised') : t('row.practised', { count: one.practised });
  return (
    <div className={css['row']} data-selected={isSelected || undefined}>
      <div className={css['matter']}>
        <div className={css['name']}>
          <span className="one-line" title={one.title}>
            {one.title}
          </span>
          {one.origin === 'team' && <Pill>{t('row.team')}</Pill>}
        </div>
        <div className={`one-line ${css['about']}`} title={one.about}>
          {one.about}
        </div>
      </div>
      <div className={css['facts']}>
        <span>{difficulty(one.difficulty)}</span>
        <span className="one-line">
          {PRACTICE_CHANNELS.filter((name) => one.channels.includes(name))
            .map(channel)
            .join(t('comma'))}
        </span>
      </div>
      <div className={css['facts']} data-wide>
        <span>{trains(one.trains)}</span>
      </div>
      <div className={css['facts']}>
        <span>{how}</span>
        {one.lastMean !== null && <span>{t('row.mean', { points: points(one.lastMean) })}</span>}
      </div>
    </div>
  );
}
