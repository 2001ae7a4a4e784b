/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list chosen from while a field has the focus has no tag of its own */
import { ActionIcon } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { ActionKeys } from '../../ui/action-keys.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { MOST, useCompletions } from './queries.ts';
import css from './search-field.module.css';

/** A filter being written at the end of the text, or most of the name of one: the only places where a completion can stand. */
const OPEN_FILTER = /(?:^|\s)-?(?:\p{L}+[:：](?:["“][^"”]*|[^\s"“”]*)|[a-z]{3,})$/iu;
const MOST_OFFERED = 8;

type Props = {
  ref: Ref<HTMLInputElement>;
  text: string;
  onText: (text: string) => void;
  /** True while an input method composes: what stands there is not yet what is meant. */
  onComposing: (isComposing: boolean) => void;
  listId: string;
  /** False: nothing was found, there is no list below. */
  hasList: boolean;
  activeId: string | undefined;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  children: ReactNode;
};

/** The field: it keeps the focus while the arrows walk through what is below, and completes a filter being written. */
export function SearchField({ ref, text, onText, onComposing, listId, hasList, activeId, onKeyDown, children }: Props) {
  const t = useT('search');
  const help = useCompleting(text, onText);
  const id = `${listId}-complete`;
  return (
    <div className={css['box']}>
      <IconSearch size={18} stroke={1.6} aria-hidden className={css['picture']} />
      <input
        ref={ref}
        // The screen is there to be typed into.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={css['field']}
        role="combobox"
        aria-label={t('field')}
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={help.isOpen || hasList}
        aria-controls={help.isOpen ? id : hasList ? listId : undefined}
        aria-activedescendant={help.isOpen && help.active >= 0 ? `${id}-${help.active}` : activeId}
        placeholder={t('placeholder')}
        maxLength={MOST}
        spellCheck={false}
        data-bare
        autoComplete="off"
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onCompositionStart={() => onComposing(true)}
        onCompositionEnd={() => onComposing(false)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={help.close}
        onKeyDown={(event) => {
          help.onKeyDown(event);
          if (!event.defaultPrevented) onKeyDown(event);
        }}
      />
      {text === '' ? (
        <ActionKeys id="search.focus" keys="/" />
      ) : (
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('clear')} onClick={() => onText('')}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      )}
      {children}
      {help.isOpen && (
        <div id={id} role="listbox" aria-label={t('completions')} className={css['completions']}>
          {help.offered.map(({ query, label }, i) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and has the keys
            <div
              key={query}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === help.active}
              className={css['completion']}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => help.take(i)}
            >
              <span>{label}</span>
              {i === Math.max(0, help.active) && <KeyHint keys="tab" />}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

const differsFrom =
  (text: string) =>
  ({ query }: { query: string }): boolean =>
    query.trim() !== text.trim();

/** Tab takes the first completion, or the one the arrows stand on; Escape puts them away until something else is typed. */
function useCompleting(text: string, onText: (text: string) => void) {
  const [closedAt, setClosedAt] = useState<string | null>(text);
  const [at, setAt] = useState<{ text: string; index: number }>({ text: '', index: -1 });
  const newest = useRef(text);
  useLayoutEffect(() => {
    newest.current = text;
  });
  const isWanted = OPEN_FILTER.test(text) && closedAt !== text;
  const { all, isComing, whenThere } = useCompletions(text, isWanted);
  const offered = all.filter(differsFrom(text)).slice(0, MOST_OFFERED);
  const isOpen = isWanted && offered.length > 0;
  const active = at.text === text ? Math.min(at.index, offered.length - 1) : -1;
  const take = (index: number) => {
    const query = offered[index]?.query;
    if (query !== undefined) onText(query);
  };
  const close = () => setClosedAt(text);
  const move = (by: number) => setAt({ text, index: Math.max(0, Math.min(offered.length - 1, active + by)) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // A Tab quicker than the answer waits for it: the focus stays, and the first completion is taken when it comes.
    if (isWanted && isComing && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      void whenThere().then((coming) => {
        const first = coming.find(differsFrom(text));
        if (first && newest.current === text) onText(first.query);
      });
      return;
    }
    if (!isOpen) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Tab' && !event.shiftKey) take(Math.max(0, active));
    else if (event.key === 'Enter' && active >= 0) take(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return { offered, isOpen, active, take, close, onKeyDown };
}
