import type { ReactNode } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { TopPages } from '../../ui/index.ts';
import { PAGES, type PageName } from './places.ts';

type Props = {
  page: PageName;
  /** How it stands, and what can be done with the page as a whole. */
  tools?: ReactNode;
  children: ReactNode;
};

/** One page of the team: the names of all of them above it. */
export function Frame({ page, tools, children }: Props) {
  const t = useT('board');
  const pages = PAGES.map((name, i) => ({
    id: `board.${name}`,
    label: t(`page.${name}`),
    address: name === 'now' ? ['board'] : ['board', name],
    keys: String(i + 1),
  }));
  return (
    <TopPages title={t('title')} label={t('pages')} pages={pages} current={`board.${page}`} tools={tools}>
      {children}
    </TopPages>
  );
}
