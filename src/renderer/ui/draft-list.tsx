import { UnstyledButton } from '@mantine/core';
import css from './draft-list.module.css';

const SHOWN = 5;

export type DraftItem = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly onOpen: () => void;
};

/** What exists on this desk alone, the newest few; nothing where there is none. */
export function DraftList({ title, items }: { title: string; items: readonly DraftItem[] }) {
  if (items.length === 0) return null;
  return (
    <section className={css['drafts']} aria-label={title}>
      <h3>{title}</h3>
      {items.slice(0, SHOWN).map(({ key, title: name, about, onOpen }) => (
        <UnstyledButton key={key} className={css['link'] ?? ''} onClick={onOpen}>
          <span className="one-line">{name}</span>
          <span className="one-line">{about}</span>
        </UnstyledButton>
      ))}
    </section>
  );
}
