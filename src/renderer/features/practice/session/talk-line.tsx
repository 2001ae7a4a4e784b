import { memo } from 'react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import type { Turn } from '#shared/domain/practice/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { EvidenceText } from '../../../ui/index.ts';
import css from './talk.module.css';

type Props = { turn: Turn; now: Pick<PracticeNow, 'called' | 'lang'>; lineKey: string };

/** One turn: a line of either, or quietly what happened between lines. */
export const TalkLine = memo(function TalkLine({ turn, now, lineKey }: Props) {
  const t = useT('practice');
  if (turn.did === 'waited') return <p className={css['quiet']}>{t('talk.waited')}</p>;
  if (turn.did === 'step')
    return <p className={css['quiet']}>{t(turn.result === null ? 'talk.skipped' : 'talk.step')}</p>;
  const isMine = turn.did === 'said';
  return (
    <div className={css['line']} data-mine={isMine || undefined}>
      <div className={css['bubble']}>
        <span className="visually-hidden">{t(isMine ? 'talk.yourLine' : 'talk.customerLine')}</span>
        <div className={css['text']} dir="auto" lang={isMine ? undefined : now.lang === 'zh' ? 'zh-CN' : 'en'}>
          <EvidenceText of={lineKey} text={turn.text} render={(text) => text} />
        </div>
      </div>
      <Caption at={turn.at} name={isMine ? t('talk.you') : now.called} />
    </div>
  );
});

function Caption({ at, name }: { at: number; name: string }) {
  const format = useFormat();
  return (
    <p className={css['caption']}>
      <time dateTime={new Date(at).toISOString()}>{format.timeExact(at)}</time> {name}
    </p>
  );
}
