import type { PracticeCase, PracticePersona } from '#shared/contract/app/practice.ts';
import type { Language } from '#shared/kernel/text.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { usePracticeWords } from '../lib/words.ts';
import { BeginForm } from './begin-form.tsx';
import css from './library.module.css';

const MINUTE_MS = 60_000;

/** A matter that was chosen: what it is, and with whom it is practised. */
export function CaseDetail(props: { one: PracticeCase; personas: readonly PracticePersona[]; lang: Language }) {
  const { one } = props;
  return (
    <article className={css['detail']} aria-labelledby="practice-case">
      <h3 id="practice-case">{one.title}</h3>
      <p className={css['text']}>{one.about}</p>
      <Facts one={one} />
      <BeginForm {...props} />
    </article>
  );
}

function Facts({ one }: { one: PracticeCase }) {
  const { t, trains, difficulty } = usePracticeWords();
  return (
    <dl className={css['table']}>
      <dt>{t('detail.trains')}</dt>
      <dd>{trains(one.trains)}</dd>
      <dt>{t('detail.difficulty')}</dt>
      <dd>{difficulty(one.difficulty)}</dd>
      <dt>{t('detail.origin')}</dt>
      <dd>{t(`detail.origin.${one.origin}`)}</dd>
      <dt>{t('detail.history')}</dt>
      <dd>
        <SoFar one={one} />
      </dd>
    </dl>
  );
}

function SoFar({ one: { practised, lastMean, lastAt } }: { one: PracticeCase }) {
  const { t, points } = usePracticeWords();
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  if (practised === 0) return t('row.unpractised');
  const said = [
    t('row.practised', { count: practised }),
    lastMean === null ? null : t('row.mean', { points: points(lastMean) }),
    lastAt === null ? null : t('detail.lastAt', { when: format.ago(lastAt, now) }),
  ];
  return <span className="tabular">{said.filter((one) => one !== null).join(' · ')}</span>;
}
