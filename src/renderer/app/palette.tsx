/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list chosen from while a field has the focus has no tag of its own */
import { Input, UnstyledButton } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useT } from '../lib/i18n.tsx';
import { usePaletteEntries } from './palette-entries.tsx';
import type { PaletteEntry } from './palette-entry.ts';
import css from './palette.module.css';

type PaletteStore = ReturnType<typeof createSpotlight>[0];
export type PaletteHandle = { readonly store: PaletteStore; readonly open: () => void; readonly close: () => void };

export function usePalette(): PaletteHandle {
  const [handle] = useState((): PaletteHandle => {
    const [store, { open, close }] = createSpotlight();
    return { store, open, close };
  });
  return handle;
}

/** Everything that can be done now, and every ticket on this desk, behind one key. */
export function Palette({ palette }: { palette: PaletteHandle }) {
  const t = useT('actions');
  const [query, setQuery] = useState('');
  return (
    <Spotlight.Root
      store={palette.store}
      onSpotlightClose={() => setQuery('')}
      shortcut={null}
      size={560}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      attributes={{ content: { 'aria-label': t('palette.label') } }}
      classNames={{ actionsGroup: css['group'] ?? '', actionsList: css['list'] ?? '' }}
    >
      {/* Mounted with the palette, so that each opening begins anew. */}
      <Chooser query={query} onQuery={setQuery} close={palette.close} />
    </Spotlight.Root>
  );
}

type ChooserProps = { query: string; onQuery: (query: string) => void; close: () => void };

/** A combobox over the entries: the field keeps the focus, the arrows move through the list, Enter does it. */
function Chooser({ query, onQuery, close }: ChooserProps) {
  const t = useT('actions');
  const id = useId();
  const groups = usePaletteEntries(query);
  const entries = groups.flatMap((group) => group.entries);
  const [chosen, setChosen] = useState<string | null>(null);
  const known = entries.findIndex((entry) => entry.id === chosen);
  const selected = known >= 0 || query.trim() === '' ? known : 0;
  const optionId = (index: number) => `${id}-${index}`;
  const perform = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    // Closed first: what it does may open a dialog of its own or move the focus.
    close();
    entry.perform();
  };
  const choose = (index: number) => {
    const count = entries.length;
    const to = ((index % count) + count) % count;
    setChosen(entries[to]?.id ?? null);
    document.getElementById(optionId(to))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || entries.length === 0) return;
    if (event.key === 'ArrowDown') choose(selected + 1);
    else if (event.key === 'ArrowUp') choose(selected < 0 ? -1 : selected - 1);
    else if (event.key === 'Enter') perform(entries[selected]);
    else return;
    event.preventDefault();
  };
  const search = (text: string) => {
    setChosen(null);
    onQuery(text);
  };
  return (
    <>
      <Input
        role="combobox"
        aria-label={t('palette.label')}
        aria-autocomplete="list"
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={selected >= 0 ? optionId(selected) : undefined}
        classNames={{ input: css['search'] ?? '' }}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        placeholder={t('palette.placeholder')}
        value={query}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        // At once: what is typed right after the key belongs here, and not to the page behind.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        data-autofocus
        data-bare
      />
      <Spotlight.ActionsList id={`${id}-list`} role="listbox" aria-label={t('palette.label')} tabIndex={-1}>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label} role="group" aria-label={group.label}>
            {group.entries.map((entry) => {
              const index = entries.indexOf(entry);
              return (
                <UnstyledButton
                  key={entry.id}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === selected}
                  className={css['row'] ?? ''}
                  tabIndex={-1}
                  // The field keeps the focus.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => perform(entry)}
                >
                  <span className={css['icon']}>{entry.icon}</span>
                  <span className={css['label']}>{entry.label}</span>
                  <span className={css['aside']}>{entry.aside}</span>
                </UnstyledButton>
              );
            })}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </>
  );
}
