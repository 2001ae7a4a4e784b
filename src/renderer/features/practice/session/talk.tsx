import { useMemo, useRef } from 'react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import type { Turn } from '#shared/domain/practice/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { EmptyState, VirtualList } from '../../../ui/index.ts';
import { TalkLine } from './talk-line.tsx';
import css from './talk.module.css';
import { useStayAtEnd } from './use-stay-at-end.ts';

const LINE_PX = 60;
/** A turn with its place: what is taken back goes from the end. */
type Row = { readonly key: string; readonly turn: Turn };
const keyOf = (row: Row): string => row.key;
type Props = {
  now: PracticeNow;
  /** What the customer's lines are called in what was heard in them, by their time. */
  lineKeys: ReadonlyMap<number, string>;
};

/** What was said so far, newest at the bottom, and whether more is on its way. */
export function Talk({ now, lineKeys }: Props) {
  const t = useT('practice');
  const rows = useMemo(() => now.turns.map((turn, i): Row => ({ key: String(i), turn })), [now.turns]);
  const box = useRef<HTMLDivElement>(null);
  useStayAtEnd(box, rows.length);
  const last = now.turns.findLast((turn) => turn.did === 'heard');
  const isWriting = now.isTheirTurn && now.state === 'going';
  return (
    <div ref={box} className={css['talk']}>
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
          renderItem={({ turn }) => <TalkLine turn={turn} now={now} lineKey={lineKeys.get(turn.at) ?? ''} />}
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
