import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useMay } from '../../../lib/reads.ts';
import { hashOf, useGo } from '../../../lib/router.ts';
import { ActionButton, ActionKeys } from '../../../ui/index.ts';
import { practiceAction } from './action.ts';
import css from './frame.module.css';
import { addressOf, PAGES, type PageName } from './places.ts';

/** One page of practice: the names of all of them above it. That of the team is for those who may watch it. */
export function Frame({ page, children }: { page: PageName; children: ReactNode }) {
  const t = useT('practice');
  const { go } = useGo();
  const mayWatch = useMay('team.watch');
  const mayPublish = useMay('scenario.publish');
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
        {page === 'library' && mayPublish && <FromTickets />}
      </header>
      <div className={css['body']}>{children}</div>
    </div>
  );
}

/** The way for leads to scenarios of their own team's tickets. */
function FromTickets() {
  const { go } = useGo();
  const action = {
    ...practiceAction('practice.scenarios', 'scenarios:fromLibrary', 'm', () => go('scenarios')),
    icon: IconFileText,
  };
  useActions([action]);
  return (
    <span className={css['make']}>
      <ActionButton action={action} size="xs" />
    </span>
  );
}

const keyOf = (name: PageName): string => String(PAGES.indexOf(name) + 1);
