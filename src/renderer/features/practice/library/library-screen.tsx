import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import type { PracticeCase, PracticePersona } from '#shared/contract/app/practice.ts';
import type { Language } from '#shared/kernel/text.ts';
import { useLanguage } from '../../../lib/i18n.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { useLibrary } from '../lib/queries.ts';
import { usePracticeWords } from '../lib/words.ts';
import { CaseDetail } from './case-detail.tsx';
import { CaseList } from './case-list.tsx';
import css from './library.module.css';
import { NextBest } from './next-best.tsx';

/** What can be practised: above, what to take next; below, every matter, and beside it how the chosen one is begun. */
export function LibraryScreen({ caseKey }: { caseKey: string | null }) {
  const { t } = usePracticeWords();
  const mine = useLanguage();
  const [chosen, setLang] = useState<Language | null>(null);
  const lang = chosen ?? mine;
  const { data, error, refetch } = useLibrary(lang);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  return (
    <div className={css['screen']} data-chosen={caseKey !== null || undefined}>
      <NextBest next={data.next} />
      <section className={css['left']} aria-label={t('library.label')}>
        <CaseList cases={data.cases} caseKey={caseKey} lang={lang} onLang={setLang} />
      </section>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['right']} aria-label={t('detail.label')} tabIndex={0}>
        <Chosen caseKey={caseKey} cases={data.cases} personas={data.personas} lang={lang} />
      </section>
    </div>
  );
}

type ChosenProps = {
  caseKey: string | null;
  cases: readonly PracticeCase[];
  personas: readonly PracticePersona[];
  lang: Language;
};

function Chosen({ caseKey, cases, ...rest }: ChosenProps) {
  const { t } = usePracticeWords();
  const one = cases.find(({ key }) => key === caseKey);
  if (one) return <CaseDetail key={one.key} one={one} {...rest} />;
  if (caseKey !== null && cases.length > 0) return <EmptyState title={t('detail.gone')} next={t('detail.goneHint')} />;
  return (
    <EmptyState
      icon={<IconSchool size={32} stroke={1.2} />}
      title={t('detail.choose')}
      next={t('detail.chooseHint', { down: 'J', up: 'K' })}
    />
  );
}
