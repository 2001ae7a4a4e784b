import type { ReactNode } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { hashOf } from '../../lib/router.ts';
import { ActionKeys } from '../../ui/index.ts';
import css from './frame.module.css';
import { PAGES, type PageName } from './places.ts';

type Props = {
  page: PageName;
  /** How it stands, and what can be done with the page as a whole. */
  tools?: ReactNode;
  children: ReactNode;
};

const addressOf = (page: PageName): string => (page === 'now' ? hashOf('board') : hashOf('board', page));

/** One page of the team: the names of all of them above it. */
export function Frame({ page, tools, children }: Props) {
  const t = useT('board');
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <h2>{t('title')}</h2>
        <nav className={css['pages']} aria-label={t('pages')}>
          {PAGES.map((name, i) => (
            <a key={name} href={addressOf(name)} aria-current={name === page ? 'page' : undefined}>
              {t(`page.${name}`)}
              <ActionKeys id={`board.${name}`} keys={String(i + 1)} />
            </a>
          ))}
        </nav>
        <div className={css['tools']}>{tools}</div>
      </header>
      {children}
    </div>
  );
}
