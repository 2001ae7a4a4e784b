import type { ReactNode } from 'react';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useMay } from '../../../lib/reads.ts';
import { hashOf, useGo } from '../../../lib/router.ts';
import { ActionKeys } from '../../../ui/index.ts';
import { practiceAction } from './action.ts';
import css from './frame.module.css';
import { addressOf, PAGES, type PageName } from './places.ts';

/** One page of practice: the names of all of them above it. That of the team is for those who may watch it. */
export function Frame({ page, children }: { page: PageName; children: ReactNode }) {
  const t = useT('practice');
  const { go } = useGo();
  const mayWatch = useMay('team.watch');
  const pages = PAGES.filter((name) => name !== 'team' || mayWatch);
  useActions(
    pages.map((name) =>
      practiceAction(`practice.${name}`, `practice:action.${name}`, keyOf(name), () => go(...addressOf(name))),
    ),
  );
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <h2>{t('title')}</h2>
        <nav className={css['pages']} aria-label={t('pages')}>
          {pages.map((name) => (
            <a key={name} href={hashOf(...addressOf(name))} aria-current={name === page ? 'page' : undefined}>
              {t(`page.${name}`)}
              <ActionKeys id={`practice.${name}`} keys={keyOf(name)} />
            </a>
          ))}
        </nav>
      </header>
      <div className={css['body']}>{children}</div>
    </div>
  );
}

const keyOf = (name: PageName): string => String(PAGES.indexOf(name) + 1);
