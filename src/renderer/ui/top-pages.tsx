import type { ReactNode } from 'react';
import { hashOf } from '../lib/router.ts';
import { ActionKeys } from './action-keys.tsx';
import type { Page } from './pages.tsx';
import css from './top-pages.module.css';

/** `id` is that of the action that opens it; `keys`: those it has from the product. */
type TopPage = Page & { readonly keys: string };

type Props = {
  title: string;
  label: string;
  pages: readonly TopPage[];
  current: string;
  /** How it stands, and what can be done with the page as a whole. */
  tools?: ReactNode;
  children: ReactNode;
};

/** Pages that need the whole width: the title and their names above, the open one below. */
export function TopPages({ title, label, pages, current, tools, children }: Props) {
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <h2>{title}</h2>
        <nav className={css['pages']} aria-label={label}>
          {pages.map(({ id, label: name, address, keys }) => (
            <a key={id} href={hashOf(...address)} aria-current={id === current ? 'page' : undefined}>
              {name}
              <ActionKeys id={id} keys={keys} />
            </a>
          ))}
        </nav>
        <div className={css['tools']}>{tools}</div>
      </header>
      {children}
    </div>
  );
}
