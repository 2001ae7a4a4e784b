import { useId, type ReactNode } from 'react';
import css from './panel.module.css';

/** A surface with a hairline and, where it has a title, a region of that name. */
export function Panel({ title, aside, children }: { title?: ReactNode; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css['panel']} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className={css['head']}>
          <h2 id={id}>{title}</h2>
          {aside !== undefined && <span className={css['aside']}>{aside}</span>}
        </header>
      )}
      {children}
    </section>
  );
}
