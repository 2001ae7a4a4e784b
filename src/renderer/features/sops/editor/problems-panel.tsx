import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconBulb, IconCircleCheck } from '@tabler/icons-react';
import { useT } from '../../../lib/i18n.tsx';
import { useEditing } from './editing.ts';
import css from './editor.module.css';
import { fieldOf, useProblemPlace, useProblemWords } from './use-problem-words.ts';

/** What keeps it from being published, each with the way to its place; last what is only worth a thought. */
export function ProblemsPanel() {
  const t = useT('sopDesk');
  const { content, problems, select } = useEditing();
  const words = useProblemWords();
  const place = useProblemPlace(content);
  const sorted = problems.toSorted((a, b) => Number(a.isHint) - Number(b.isHint));
  const wrong = problems.filter(({ isHint }) => !isHint).length;
  return (
    <section className={css['problems']} aria-label={t('problems.title')}>
      <h2>
        {wrong === 0 ? (
          <IconCircleCheck size={16} stroke={1.6} aria-hidden data-tone="ok" />
        ) : (
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden data-tone="bad" />
        )}
        <output>{wrong === 0 ? t('problems.none') : t('problems.count', { count: wrong })}</output>
      </h2>
      {sorted.length > 0 && (
        <ul>
          {sorted.map((problem, i) => (
            <li key={i}>
              <UnstyledButton
                className={css['problem'] ?? ''}
                onClick={() => select(problem.step, fieldOf(content, problem))}
              >
                {problem.isHint && <IconBulb size={14} stroke={1.6} aria-hidden />}
                <span>
                  <strong>{place(problem)}</strong> {words(problem)}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
