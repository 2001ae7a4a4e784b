import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import type { Turn } from '#shared/domain/practice/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { clock } from '../../../lib/time.ts';
import { BetterLine } from './better-line.tsx';
import { Margin } from './margin.tsx';
import css from './transcript.module.css';
import { useTurnWords } from './use-turn-words.ts';
import { lineId, type Reading } from './use-reading.ts';

type Props = {
  turn: Turn;
  at: number;
  record: PracticeRecord;
  reading: Reading;
  isOwn: boolean;
  /** Where the tab key comes in. */
  isStop: boolean;
};

/** One thing that was said or done, with its reasons beside it. */
export function TranscriptLine({ turn, at, record, reading, isOwn, isStop }: Props) {
  const t = useT('scorecard');
  const wordsOf = useTurnWords(record);
  const marks = reading.marks.filter((mark) => mark.turn === at);
  const isSpoken = turn.did === 'said' || turn.did === 'heard';
  const who = turn.did === 'heard' ? record.called : isOwn ? t('talk.you') : record.agentName;
  const lang = record.lang === 'zh' ? 'zh-CN' : 'en';
  const open = marks.filter(({ index }) => reading.better.has(index));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears that it has the keyboard, and does nothing else
    <li
      id={lineId(at)}
      className={css['line']}
      data-did={turn.did}
      data-chosen={reading.at === at || undefined}
      aria-current={reading.at === at ? 'true' : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard goes from line to line
      tabIndex={isStop ? 0 : -1}
      onFocus={() => reading.stand(at)}
    >
      <span className={css['number']}>{at + 1}</span>
      <div className={css['said']}>
        <span className={css['who']}>
          <strong>{who}</strong>
          <span>{clock(turn.at - (record.turns[0]?.at ?? turn.at))}</span>
        </span>
        <p className={css['words']} lang={isSpoken ? lang : undefined}>
          {wordsOf(turn)}
        </p>
        {open.map(
          ({ index, better }) => better !== null && <BetterLine key={index} text={better} lang={record.lang} />,
        )}
      </div>
      <Margin marks={marks} reading={reading} />
    </li>
  );
}
