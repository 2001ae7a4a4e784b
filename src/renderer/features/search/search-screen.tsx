import { useState } from 'react';
import type { QueryProblem } from '#shared/contract/app/search.ts';
import { useT } from '../../lib/i18n.tsx';
import { ActionIconButton, EmptyState, ErrorState } from '../../ui/index.ts';
import { Filters } from './filters.tsx';
import { Notes, problemsToTell } from './notes.tsx';
import { domId, Results, type Found } from './results.tsx';
import { SaveSearch } from './save-search.tsx';
import { SearchField } from './search-field.tsx';
import css from './search-screen.module.css';
import { Start } from './start.tsx';
import { usePause } from './use-pause.ts';
import { useSearchActions } from './use-search-actions.ts';
import { useSearch, type Search, type SearchProps } from './use-search.ts';

const isUnfit = ({ code }: QueryProblem): boolean => code === 'no-known-value' || code === 'no-date';

/** One field over everything this desk holds. What stands in the field is all there is to know about the search. */
export function SearchScreen(props: SearchProps) {
  const t = useT('search');
  const search = useSearch(props);
  const [isSaving, setSaving] = useState(false);
  const { save } = useSearchActions(search, () => setSaving(true));
  const { text, asked, listId, selectedId, isStart, kept, setField } = search;
  const isPaused = usePause(asked);
  const answer = isStart ? undefined : search.answer;
  const problems = problemsToTell(asked, isPaused, answer?.problems ?? []);
  const unfit = problems.filter(isUnfit).map(({ start, end }) => asked.slice(start, end));
  return (
    <div className={css['screen']}>
      <div className={css['top']}>
        <SearchField
          ref={setField}
          text={text}
          onText={search.setText}
          onComposing={search.setComposing}
          listId={listId}
          hasList={isStart || (search.error === null && search.groups.length > 0)}
          activeId={selectedId === null ? undefined : domId(listId, selectedId)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur();
            else search.onKeyDown(event);
          }}
        >
          {!isStart && <ActionIconButton action={save} isPressed={kept !== undefined} />}
        </SearchField>
        <Filters text={text} unfit={unfit} onText={search.write} />
        <Notes
          text={asked}
          problems={problems}
          also={answer?.also ?? []}
          progress={search.progress}
          onExact={() => search.exact?.()}
          onEither={search.either}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['below']} tabIndex={0} aria-label={t('results')}>
        <Below search={search} />
      </section>
      <Announcer groups={search.groups} isSilent={isStart || search.isStale} />
      {isSaving && <SaveSearch query={text.trim()} onClose={() => setSaving(false)} />}
    </div>
  );
}

function Below({ search }: { search: Search }) {
  const t = useT('search');
  const { listId, groups, offers, selectedId, pick, isStart, asked, answer, progress, error } = search;
  if (isStart) {
    const start = { listId, selectedId, onPick: pick, onClearRecent: offers.clearRecent };
    return <Start {...start} offers={offers.offers} />;
  }
  if (error) return <ErrorState error={error} onRetry={search.retry} />;
  if (answer !== undefined && groups.length === 0 && !search.isStale) {
    const next = t(progress?.isBuilding ? 'nothingYet' : 'nothingNext');
    return <EmptyState title={t('nothing', { query: asked })} next={next} />;
  }
  return <Results listId={listId} groups={groups} selectedId={selectedId} onPick={pick} />;
}

/** Says how much was found to whoever cannot see it, once the answer stands. */
function Announcer({ groups, isSilent }: { groups: readonly Found[]; isSilent: boolean }) {
  const t = useT('search');
  const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
  const hasMore = groups.some((group) => group.hasMore);
  return <output className="visually-hidden">{!isSilent && t(hasMore ? 'foundMore' : 'found', { count })}</output>;
}
