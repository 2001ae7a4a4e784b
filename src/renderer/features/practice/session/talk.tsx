import { useMemo } from 'react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { EmptyState, VirtualList } from '../../../ui/index.ts';
import { TalkLine } from './talk-line.tsx';
import { talkRows, type TalkRow } from './talk-rows.ts';
import css from './talk.module.css';

const LINE_PX = 60;
const keyOf = (row: TalkRow): string => row.key;
type Props = {
  now: PracticeNow;
  /** What the customer's lines are called in what was heard in them, in order. */
  lineKeys: readonly string[];
};

/** What was said so far, newest at the bottom, and whether more is on its way. */
export function Talk({ now, lineKeys }: Props) {
  const t = useT('practice');
  const rows = useMemo(() => talkRows(now.turns), [now.turns]);
  const last = now.turns.findLast((turn) => turn.did === 'heard');
  const isWriting = now.isTheirTurn && now.state === 'going';
  return (
    <div className={css['talk']}>
      {rows.length === 0 ? (
        <div className={css['nothing']}>
          <EmptyState title={t('talk.empty')} next={t('talk.emptyHint')} />
        </div>
      ) : (
        <VirtualList
          items={rows}
          keyOf={keyOf}
          label={t('talk.label')}
          semantics="feed"
          anchor="end"
          estimateHeight={LINE_PX}
          renderItem={({ turn, heard }) => (
            <TalkLine turn={turn} now={now} lineKey={turn.did === 'heard' ? (lineKeys[heard] ?? '') : ''} />
          )}
        />
      )}
      <p className={css['writes']} aria-hidden={!isWriting}>
        {isWriting && t(now.channel === 'phone' ? 'talk.speaks' : 'talk.writes', { name: now.called })}
      </p>
      <output className="visually-hidden" aria-live="polite">
        {last && `${t('talk.customerLine')} ${last.text}`}
      </output>
    </div>
  );
}
