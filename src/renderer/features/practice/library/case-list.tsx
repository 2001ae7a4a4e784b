import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { PracticeCase } from '#shared/contract/app/practice.ts';
import type { Language } from '#shared/kernel/text.ts';
import { useActions } from '../../../lib/actions.ts';
import { useGo } from '../../../lib/router.ts';
import { EmptyState, VirtualList } from '../../../ui/index.ts';
import { practiceAction } from '../lib/action.ts';
import { caseAt } from '../lib/places.ts';
import { usePracticeWords } from '../lib/words.ts';
import { CASE_ROW_PX, CaseRow } from './case-row.tsx';
import { Filters } from './filters.tsx';
import { ALL, findCases } from './find.ts';
import css from './library.module.css';

const keyOf = ({ key }: PracticeCase): string => key;

type Props = {
  cases: readonly PracticeCase[];
  caseKey: string | null;
  lang: Language;
  onLang: (lang: Language) => void;
};

/** Every matter there is in a language, narrowed and walked by key. */
export function CaseList({ cases, caseKey, lang, onLang }: Props) {
  const { t } = usePracticeWords();
  const { go } = useGo();
  const [wanted, setWanted] = useState(ALL);
  const field = useRef<HTMLInputElement>(null);
  const items = findCases(cases, wanted);
  useListActions(items, caseKey, {
    filter: () => field.current?.focus(),
    turn: () => onLang(lang === 'zh' ? 'en' : 'zh'),
  });
  return (
    <>
      <Filters
        field={field}
        wanted={wanted}
        onWanted={(change) => setWanted({ ...wanted, ...change })}
        lang={lang}
        onLang={onLang}
      />
      <output className="visually-hidden">{t('library.count', { count: items.length })}</output>
      {items.length === 0 ? (
        <Nothing isFiltered={cases.length > 0} onClear={() => setWanted(ALL)} />
      ) : (
        <div className={css['list']}>
          <VirtualList
            items={items}
            keyOf={keyOf}
            label={t('library.list')}
            estimateHeight={CASE_ROW_PX}
            selectedKey={caseKey}
            selectsOnMove
            onSelect={({ key }) => go(...caseAt(key))}
            renderItem={(one, { isSelected }) => <CaseRow one={one} isSelected={isSelected} />}
          />
        </div>
      )}
    </>
  );
}

type Does = { readonly filter: () => void; readonly turn: () => void };

function useListActions(items: readonly PracticeCase[], caseKey: string | null, { filter, turn }: Does): void {
  const { go } = useGo();
  const step = (by: number) => () => {
    const at = items.findIndex(({ key }) => key === caseKey);
    const next = at < 0 ? items[0] : items[at + by];
    if (next) go(...caseAt(next.key));
  };
  const isAny = items.length > 0;
  useActions([
    practiceAction('practice.next', 'practice:action.next', 'j', step(1), isAny),
    practiceAction('practice.previous', 'practice:action.previous', 'k', step(-1), isAny),
    practiceAction('practice.filter', 'practice:action.filter', '/', filter),
    practiceAction('practice.language', 'practice:action.language', 'l', turn),
  ]);
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = usePracticeWords();
  if (!isFiltered) return <EmptyState title={t('library.empty')} next={t('library.emptyHint')} />;
  const clear = (
    <Button variant="default" onClick={onClear}>
      {t('library.clear')}
    </Button>
  );
  return <EmptyState title={t('library.noHit')} next={t('library.noHitHint')} action={clear} />;
}
