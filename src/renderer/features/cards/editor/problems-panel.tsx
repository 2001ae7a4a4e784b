import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useT } from '../../../lib/i18n.tsx';
import { usePlaceWords } from '../use-card-words.ts';
import css from './editor.module.css';
import type { Editing } from './use-editing.ts';

/** What keeps it from being published, each with the way to its field. */
export function ProblemsPanel({ editing: { draft, problems, goTo } }: { editing: Editing }) {
  const t = useT('cards');
  const placeOf = usePlaceWords();
  const isFine = problems.length === 0;
  return (
    <section className={css['problems']} aria-label={t('problem.title')}>
      <h2>
        {isFine ? (
          <IconCircleCheck size={16} stroke={1.6} aria-hidden data-tone="ok" />
        ) : (
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden data-tone="bad" />
        )}
        <output>{isFine ? t('problem.none') : t('problem.count', { count: problems.length })}</output>
      </h2>
      {!isFine && (
        <ul>
          {problems.map(({ place, words }) => (
            <li key={place}>
              <UnstyledButton className={css['problem'] ?? ''} onClick={() => goTo(place)}>
                <strong>{placeOf(place, draft.content)}</strong> {t(words)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
