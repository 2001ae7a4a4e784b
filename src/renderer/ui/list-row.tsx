import type { ReactNode } from 'react';
import css from './list-row.module.css';

/** How high one is, px. */
export const LIST_ROW_PX = 62;

type Props = {
  isSelected: boolean;
  /** What it is called, and what is notable about it. */
  name: ReactNode;
  /** What it is, and at the end one thing more. */
  about: ReactNode;
};

/** One thing of a library: articles, procedures. */
export function ListRow({ isSelected, name, about }: Props) {
  return (
    <div className={css['row']} data-selected={isSelected || undefined}>
      <div className={css['name']}>{name}</div>
      <div className={css['about']}>{about}</div>
    </div>
  );
}
