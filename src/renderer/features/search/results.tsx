/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list chosen from while a field has the focus has no tag of its own */
import { useEffect, type ReactNode } from 'react';
import type { SearchHit } from '#shared/contract/app/search.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import { useT } from '../../lib/i18n.tsx';
import { HitRow } from './hit-row.tsx';
import { idOf } from './kinds.ts';
import css from './results.module.css';

export type Found = {
  readonly kind: SearchKind;
  readonly hits: readonly SearchHit[];
  readonly hasMore: boolean;
  readonly isCut: boolean;
};
type Props = {
  listId: string;
  groups: readonly Found[];
  selectedId: string | null;
  onPick: (optionId: string) => void;
};

export const domId = (listId: string, optionId: string): string => `${listId}-${optionId}`;
export const moreId = (kind: SearchKind): string => `more:${kind}`;

/** Keeps the row the keyboard stands on in sight. */
export function useInSight(listId: string, selectedId: string | null): void {
  useEffect(() => {
    if (selectedId !== null) document.getElementById(domId(listId, selectedId))?.scrollIntoView({ block: 'nearest' });
  }, [listId, selectedId]);
}

/** What was found, by kind, each row saying why. */
export function Results({ listId, groups, selectedId, onPick }: Props) {
  const t = useT('search');
  const row = (id: string, className: string | undefined, children: ReactNode) => (
    <Row key={id} id={domId(listId, id)} isSelected={id === selectedId} className={className} onPick={() => onPick(id)}>
      {children}
    </Row>
  );
  return (
    <div id={listId} role="listbox" aria-label={t('results')} className={css['list']}>
      {groups.map(({ kind, hits, hasMore, isCut }) => (
        <div key={kind} role="group" aria-label={t(`kind.${kind}`)}>
          <div className={css['head']} role="presentation">
            {t(`kind.${kind}`)} <span>{t(hasMore ? 'countMore' : 'count', { count: hits.length })}</span>
          </div>
          <div className={css['rows']} role="presentation">
            {hits.map((hit) => row(idOf(hit), css['row'], <HitRow hit={hit} />))}
            {hasMore && row(moreId(kind), css['more'], t(`more.${kind}`))}
          </div>
          {isCut && (
            <p role="presentation" className={css['cut']}>
              {t('cut')}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

type RowProps = {
  id: string;
  isSelected: boolean;
  className: string | undefined;
  onPick: () => void;
  children: ReactNode;
};

export function Row({ id, isSelected, className, onPick, children }: RowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and has the keys
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      className={className}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {children}
    </div>
  );
}
