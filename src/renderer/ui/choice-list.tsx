/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list chosen from while a field has the focus has no tag of its own */
import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import css from './choice-list.module.css';

type Props<T> = {
  label: string;
  placeholder: string;
  /** Said where nothing fits. */
  empty: string;
  hint?: string;
  text: string;
  onText: (text: string) => void;
  groups: readonly { readonly label: string; readonly items: readonly T[] }[];
  keyOf: (item: T) => string;
  isChecked?: (item: T) => boolean;
  onChoose: (item: T) => void;
  renderItem: (item: T) => ReactNode;
};

/** A field over a list: the field keeps the keyboard, the arrows move through the list, Enter chooses. */
export function ChoiceList<T>(props: Props<T>) {
  const { groups, keyOf, text, onText, onChoose } = props;
  const id = useId();
  const shown = groups.filter((group) => group.items.length > 0);
  const items = shown.flatMap((group) => group.items);
  const [chosen, setChosen] = useState<string | null>(null);
  const known = items.findIndex((item) => keyOf(item) === chosen);
  const active = known >= 0 ? known : 0;
  const optionId = (index: number) => `${id}-${index}`;
  const move = (by: number) => {
    const to = (active + by + items.length) % items.length;
    const item = items[to];
    if (item === undefined) return;
    setChosen(keyOf(item));
    document.getElementById(optionId(to))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const item = items[active];
    if (event.nativeEvent.isComposing || item === undefined) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') onChoose(item);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css['chooser']}>
      <TextInput
        role="combobox"
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={items.length > 0 ? optionId(active) : undefined}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          setChosen(null);
          onText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        data-autofocus
      />
      <div id={`${id}-list`} role="listbox" aria-label={props.label} className={css['list']} tabIndex={-1}>
        {shown.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <p className={css['group']} aria-hidden>
              {group.label}
            </p>
            {group.items.map((item) => {
              const index = items.indexOf(item);
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keyboard
                <div
                  key={keyOf(item)}
                  id={optionId(index)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  aria-checked={props.isChecked?.(item) ?? false}
                  className={css['option']}
                  // The field keeps the focus.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onChoose(item)}
                >
                  <span className={css['words']}>{props.renderItem(item)}</span>
                  {props.isChecked?.(item) && <IconCheck size={14} stroke={2} aria-hidden />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {items.length === 0 && <output className={css['empty']}>{props.empty}</output>}
      {props.hint !== undefined && <p className={css['hint']}>{props.hint}</p>}
    </div>
  );
}
