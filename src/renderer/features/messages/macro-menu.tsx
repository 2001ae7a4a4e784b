import { Button, Combobox, useCombobox } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useEffect, useImperativeHandle, useState, type KeyboardEvent, type Ref } from 'react';
import type { Macro } from '#shared/domain/macro.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { ActionKeys } from '../../ui/action-keys.tsx';
import css from './composer.module.css';
import { byFit, macroChanges, offeredIn } from './macro-words.ts';
import { useDirectory } from '../../lib/reads.ts';
import { useMacroWorld } from './queries.ts';

export type MacroMenuHandle = { readonly open: () => void };
type Props = {
  handle: Ref<MacroMenuHandle>;
  queueId: string;
  /** Tags of the ticket: what fits them is offered first. */
  tags: readonly string[];
  /** The macro's text with the names of this ticket in it. */
  fill: (macro: Macro) => string;
  onChoose: (macro: Macro) => void;
  /** The menu closed: the keyboard belongs to the box again. `typed` is a sign that was meant for the text. */
  onClose: (typed: string) => void;
};

/** The team's prepared answers: find, see what each does, choose. */
export function MacroMenu({ handle, queueId, tags, fill, onChoose, onClose }: Props) {
  const t = useT('messages');
  const macros = offeredIn(useDirectory().data?.macros ?? [], queueId);
  const [search, setSearch] = useState('');
  const box = useCombobox({
    onDropdownOpen: () => box.focusSearchInput(),
    onDropdownClose: () => {
      box.resetSelectedOption();
      setSearch('');
    },
  });
  useImperativeHandle(handle, () => ({ open: () => box.openDropdown() }));
  const words = search.trim().toLowerCase();
  const found = byFit(macros, tags).filter((macro) =>
    [macro.name.zh, macro.name.en, fill(macro)].some((text) => text.toLowerCase().includes(words)),
  );
  // After the list has been drawn: before, the first one is still that of the older words.
  const shown = found.map(({ id }) => id).join(' ');
  const { dropdownOpened, selectFirstOption, resetSelectedOption } = box;
  useEffect(() => {
    if (!dropdownOpened || shown === '') return;
    resetSelectedOption();
    selectFirstOption();
  }, [dropdownOpened, shown, selectFirstOption, resetSelectedOption]);
  const close = (typed: string) => {
    box.closeDropdown();
    onClose(typed);
  };
  return (
    <Combobox
      store={box}
      position="top-end"
      withinPortal={false}
      width={440}
      onOptionSubmit={(id) => {
        const chosen = macros.find((macro) => macro.id === id);
        box.closeDropdown();
        if (chosen) onChoose(chosen);
      }}
    >
      <Combobox.Target withAriaAttributes={false} withKeyboardNavigation={false}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={css['tool'] ?? ''}
          leftSection={<IconBolt size={14} stroke={1.6} aria-hidden />}
          rightSection={<ActionKeys id="message.macros" keys="m" />}
          aria-keyshortcuts="m"
          aria-haspopup="listbox"
          aria-expanded={box.dropdownOpened}
          onClick={() => box.toggleDropdown()}
        >
          {t('composer.macros')}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          aria-label={t('macro.search')}
          placeholder={t('macro.search')}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
          onKeyDown={(event) => closeKeys(event, search, close)}
        />
        <Combobox.Options mah={320} tabIndex={0} className={css['macros'] ?? ''} aria-label={t('macro.title')}>
          {found.map((macro) => (
            <Combobox.Option key={macro.id} value={macro.id}>
              <MacroOption macro={macro} text={fill(macro)} />
            </Combobox.Option>
          ))}
          {found.length === 0 && (
            <Combobox.Empty>{t(macros.length === 0 ? 'macro.empty' : 'macro.none')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Escape closes; the sign that opened the menu, pressed twice, was meant as text. */
function closeKeys(event: KeyboardEvent, search: string, close: (typed: string) => void): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') close('');
  else if (event.key === '/' && search === '') close('/');
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function MacroOption({ macro, text }: { macro: Macro; text: string }) {
  const t = useT('messages');
  const local = useLocalized();
  const changes = macroChanges(macro, useMacroWorld());
  return (
    <div className={css['macro']}>
      <strong>{local(macro.name)}</strong>
      <span className={css['kind']}>{t(macro.kind === 'note' ? 'macro.isNote' : 'macro.isReply')}</span>
      <span className={css['preview']}>{text === '' ? t('macro.noText') : oneLine(text, 160)}</span>
      {changes !== '' && <span className={css['changes']}>{t('macro.changes', { changes })}</span>}
    </div>
  );
}
