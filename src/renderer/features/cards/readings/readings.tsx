import { IconArrowLeft, IconFileExport } from '@tabler/icons-react';
import type { Correction } from '#shared/domain/guidance/index.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { handOver } from '../../../lib/files.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { ActionButton, EmptyState, ErrorState, Skeleton, VirtualList } from '../../../ui/index.ts';
import { useCorrections } from '../library/queries.ts';
import { useCardWords } from '../use-card-words.ts';
import { toJsonl } from './jsonl.ts';
import css from './readings.module.css';

const MINUTE_MS = 60_000;
const ROW_PX = 66;
const keyOf = ({ id }: Correction): string => id;

/** The lines people gave the team, as they were read and as they are meant. */
export function Readings() {
  const t = useT('cards');
  const query = useCorrections();
  const corrections = query.data?.corrections ?? [];
  const { back, takeOut } = useReadingActions(corrections);
  return (
    <article className={css['readings']} aria-labelledby="readings-title">
      <header className={css['head']}>
        <h2 id="readings-title">{t('readings.title')}</h2>
        <p className="secondary">
          {corrections.length > 0 && `${t('readings.count', { count: corrections.length })} · `}
          {t('readings.hint')}
        </p>
        <div className={css['bar']}>
          <ActionButton action={back} variant="subtle" color="gray" />
          <ActionButton action={takeOut} variant="filled" />
        </div>
      </header>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={8} />
      ) : corrections.length === 0 ? (
        <EmptyState title={t('readings.empty')} next={t('readings.emptyHint')} />
      ) : (
        <VirtualList
          semantics="feed"
          items={corrections}
          keyOf={keyOf}
          label={t('readings.list')}
          estimateHeight={ROW_PX}
          renderItem={(correction) => <Line correction={correction} />}
        />
      )}
    </article>
  );
}

function useReadingActions(corrections: readonly Correction[]): { back: Action; takeOut: Action } {
  const t = useT('cards');
  const { go } = useGo();
  const { say } = useToaster();
  const hand = () => {
    const blob = new Blob([toJsonl(corrections)], { type: 'application/jsonl' });
    handOver(blob, 'corrected-readings.jsonl');
    say({ title: t('readings.exported', { count: corrections.length }), tone: 'ok' });
  };
  const back: Action = {
    group: 'card',
    id: 'cards.back',
    labelKey: 'cards:readings.back',
    icon: IconArrowLeft,
    keys: 'b',
    perform: () => go('cards'),
  };
  const takeOut: Action = {
    group: 'card',
    id: 'cards.export',
    labelKey: 'cards:readings.export',
    icon: IconFileExport,
    keys: 'x',
    isEnabled: corrections.length > 0,
    perform: hand,
  };
  useActions([back, takeOut]);
  return { back, takeOut };
}

function Line({ correction: { text, read, emotion, needs, at } }: { correction: Correction }) {
  const { t, emotion: nameOf, need } = useCardWords();
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  return (
    <div className={css['line']}>
      <p className={css['text']}>{text}</p>
      <p className={css['about']}>
        <span>
          {t('readings.was', { emotion: nameOf(read) })} →{' '}
          <strong>{read === emotion ? t('readings.same') : t('readings.is', { emotion: nameOf(emotion) })}</strong>
        </span>
        <span>
          {needs.length === 0
            ? t('readings.noNeeds')
            : t('readings.needs', { needs: needs.map(need).join(t('comma')) })}
        </span>
        <time dateTime={new Date(at).toISOString()}>{format.day(at, now)}</time>
      </p>
    </div>
  );
}
