import { UnstyledButton } from '@mantine/core';
import type { IndexProgress, QueryProblem, SearchAnswer } from '#shared/contract/app/search.ts';
import { useT } from '../../lib/i18n.tsx';
import { ActionKeys } from '../../ui/action-keys.tsx';
import { ariaKeys } from '../../ui/key-hint.tsx';
import css from './search-screen.module.css';

export const EXACT_KEYS = 'mod+shift+e';
export const EITHER_KEYS = 'mod+shift+o';
const HUNDRED = 100;
const EXAMPLE_DATE = '2026-10-31';

/** How much can be found, in whole percent, never a hundred before it is all of it. */
const percentOf = ({ done, total }: IndexProgress): number =>
  total <= done ? HUNDRED : Math.min(HUNDRED - 1, Math.floor((done / total) * HUNDRED));

const isBegun = ({ code }: QueryProblem): boolean => code === 'empty-value' || code === 'lone-or';

/**
 * The problems of a text that are worth telling: what is being written is no mistake yet.
 * @param isPaused false while the person still types
 */
export function problemsToTell(text: string, isPaused: boolean, problems: readonly QueryProblem[]): QueryProblem[] {
  const isBehind = (problem: QueryProblem) => problem.end < text.length;
  // A filter without a value, or an OR, at the end is being written, however long that takes.
  return problems.filter((problem) => isBehind(problem) || (isPaused && !isBegun(problem)));
}

type Props = {
  text: string;
  problems: readonly QueryProblem[];
  also: SearchAnswer['also'];
  progress: IndexProgress | undefined;
  onExact: () => void;
  /** Null: there is nothing to offer. */
  onEither: (() => void) | null;
};

/** What the search made of the words, in words: what was left out, what was added, and how much can be found at all. */
export function Notes({ text, problems, also, progress, onExact, onEither }: Props) {
  const t = useT('search');
  const alsoInWords = ({ typed, searched, why }: SearchAnswer['also'][number]) =>
    t(`also.${why}`, { typed, words: searched.map((word) => `“${word}”`).join(t('also.comma')) });
  return (
    <div className={css['notes']} aria-live="polite">
      {problems.map((problem) => (
        <Problem key={`${problem.start} ${problem.code}`} problem={problem} text={text} />
      ))}
      {also.length > 0 && (
        <p>
          <span>{also.map(alsoInWords).join(t('also.between'))}</span>{' '}
          <UnstyledButton className={css['exact']} aria-keyshortcuts={ariaKeys(EXACT_KEYS)} onClick={onExact}>
            {t('exact')} <ActionKeys id="search.exact" keys={EXACT_KEYS} />
          </UnstyledButton>
        </p>
      )}
      {onEither && (
        <p>
          <span>{t('noneHasAll')}</span>{' '}
          <UnstyledButton className={css['exact']} aria-keyshortcuts={ariaKeys(EITHER_KEYS)} onClick={onEither}>
            {t('either')} <ActionKeys id="search.either" keys={EITHER_KEYS} />
          </UnstyledButton>
        </p>
      )}
      {progress?.isBuilding && <p className="tabular">{t('progress', { percent: percentOf(progress) })}</p>}
    </div>
  );
}

function Problem({ problem, text }: { problem: QueryProblem; text: string }) {
  const t = useT('search');
  const part = text.slice(problem.start, problem.end).trim();
  const [before, after] = t(`problem.${problem.code}`, { part: '\n', example: EXAMPLE_DATE }).split('\n');
  return (
    <p>
      {before}
      <span className={css['wrong']}>{part}</span>
      {after}
    </p>
  );
}
