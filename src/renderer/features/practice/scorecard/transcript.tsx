import type { KeyboardEvent } from 'react';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { TranscriptLine } from './transcript-line.tsx';
import css from './transcript.module.css';
import type { Reading } from './use-reading.ts';

type Props = { record: PracticeRecord; reading: Reading; isOwn: boolean };
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Every line, with what earned or cost points in the margin; the arrows lead from marked line to marked line. */
export function Transcript({ record, reading, isOwn }: Props) {
  const t = useT('scorecard');
  const { turns } = record;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    reading.move(by);
  };
  // The tab key comes in at the line one stands on, or at the first.
  const stop = reading.at ?? reading.marked[0] ?? 0;
  return (
    <section className={css['talk']} aria-labelledby="record-talk">
      <header className={css['head']}>
        <h3 id="record-talk">{t('talk.title')}</h3>
        <span className="secondary">{t('talk.marked', { count: reading.marked.length })}</span>
      </header>
      {turns.length === 0 ? (
        <p className={css['none']}>{t('talk.empty')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its lines take the keys, and this hears them
        <ol className={css['lines']} onKeyDown={onKeyDown}>
          {turns.map((turn, i) => (
            <TranscriptLine
              key={i}
              turn={turn}
              at={i}
              record={record}
              reading={reading}
              isOwn={isOwn}
              isStop={i === stop}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
