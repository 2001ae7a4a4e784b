import type { ReactNode } from 'react';
import { hashOf } from '../lib/router.ts';
import css from './pages.module.css';

export type Page = { readonly id: string; readonly label: string; readonly address: readonly string[] };

/** Pages of one screen: their names at the left, the open one beside them. Below 760 px the names stand above. */
export function Pages({
  label,
  pages,
  current,
  children,
}: {
  label: string;
  pages: readonly Page[];
  current: string;
  children: ReactNode;
}) {
  const open = pages.find(({ id }) => id === current);
  return (
    <div className={css['pages']}>
      <nav className={css['names']} aria-label={label}>
        {pages.map(({ id, label: name, address }) => (
          <a key={id} href={hashOf(...address)} aria-current={id === current ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['page']} aria-label={open?.label ?? label} tabIndex={0}>
        <div className={css['inner']}>{children}</div>
      </section>
    </div>
  );
}
