import { Button, Checkbox, CloseButton, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Checklist } from '#shared/domain/article.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useSpaces } from '../queries.ts';
import css from './checklists.module.css';
import { freshKey, isItemKey, ITEM_KEYS } from './items.ts';

type Item = Checklist['items'][number];
const EMPTY = { label: '', doneAt: null, doneBy: null, articleId: null } as const;
const DAY_END_HOURS = 18;

const pad = (n: number): string => String(n).padStart(2, '0');
/** As the field of a date wants it, in the zone of this desk. */
const dateOf = (at: number | null): string => {
  if (at === null) return '';
  const day = new Date(at);
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
};
const atOf = (date: string): number | null => {
  const [year, month, day] = date.split('-').map(Number);
  return year && month && day ? new Date(year, month - 1, day, DAY_END_HOURS).getTime() : null;
};

type FormProps = { checklist?: Checklist; onClose: () => void };

/** What is being filled in, and how it is saved. */
function useForm({ checklist, onClose }: FormProps) {
  const { go } = useGo();
  const spaces = useSpaces().data?.spaces ?? [];
  const [id] = useState(() => checklist?.id ?? crypto.randomUUID());
  const [name, setName] = useState(checklist?.name ?? '');
  const [due, setDue] = useState(dateOf(checklist?.dueAt ?? null));
  const [space, setSpace] = useState<string | null>(checklist?.spaceId ?? null);
  const [items, setItems] = useState<readonly Item[]>(
    () => checklist?.items ?? ITEM_KEYS.map((key) => ({ key, ...EMPTY })),
  );
  const spaceId = space ?? spaces[0] ?? null;
  const wanted = items.filter(({ key, label }) => isItemKey(key) || label.trim() !== '');
  const canSave = name.trim() !== '' && spaceId !== null && wanted.length > 0;
  const about = {
    id,
    spaceId: spaceId ?? '',
    name: name.trim(),
    dueAt: atOf(due),
    closedAt: checklist?.closedAt ?? null,
  };
  const save = useCommand((api) => api.knowledge.saveChecklist({ ...about, items: [...wanted] }), {
    onDone: () => {
      onClose();
      go('knowledge', 'checklists', id);
    },
  });
  return { spaces, name, setName, due, setDue, spaceId, setSpace, items, setItems, canSave, save };
}

/** Makes a checklist from the product's own items, or changes one: a name, a day, and what is asked for. */
export function ChecklistForm({ checklist, onClose }: FormProps) {
  const t = useT('knowledge');
  const form = useForm({ ...(checklist ? { checklist } : {}), onClose });
  const { spaces, name, setName, due, setDue, spaceId, setSpace, items, setItems, canSave, save } = form;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(checklist ? 'checklists.edit' : 'checklists.new')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) void save.run();
        }}
      >
        <div className={css['two']}>
          <TextInput
            label={t('checklists.name')}
            placeholder={t('checklists.namePlaceholder')}
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('checklists.dueDate')}
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
        </div>
        {spaces.length > 1 && !checklist && (
          <Select label={t('about.space')} data={spaces} value={spaceId} allowDeselect={false} onChange={setSpace} />
        )}
        <Items items={items} onItems={setItems} />
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!canSave} loading={save.isRunning}>
            {t('checklists.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

const MAX_ITEMS = 60;
/** The product's items keep their order, whatever was switched off and on again. */
const order = (item: Item): number => (isItemKey(item.key) ? ITEM_KEYS.indexOf(item.key) : ITEM_KEYS.length);

function Items({ items, onItems }: { items: readonly Item[]; onItems: (items: readonly Item[]) => void }) {
  const t = useT('knowledge');
  const own = items.filter(({ key }) => !isItemKey(key));
  const toggle = (key: (typeof ITEM_KEYS)[number]) => {
    const has = items.some((item) => item.key === key);
    const next = has ? items.filter((item) => item.key !== key) : [...items, { key, ...EMPTY }];
    onItems(next.toSorted((a, b) => order(a) - order(b)));
  };
  return (
    <fieldset className={css['items']}>
      <legend>{t('checklists.items')}</legend>
      <div className={css['known']}>
        {ITEM_KEYS.map((key) => (
          <Checkbox
            key={key}
            size="xs"
            label={t(`item.${key}`)}
            checked={items.some((item) => item.key === key)}
            onChange={() => toggle(key)}
          />
        ))}
      </div>
      {own.map((item, i) => (
        <div key={item.key} className={css['own']}>
          <TextInput
            aria-label={t('checklists.ownItem', { number: i + 1 })}
            maxLength={200}
            value={item.label}
            onChange={(event) => {
              const label = event.currentTarget.value;
              onItems(items.map((other) => (other.key === item.key ? { ...other, label } : other)));
            }}
          />
          <CloseButton
            size="sm"
            aria-label={t('checklists.removeItem', { item: item.label || String(i + 1) })}
            onClick={() => onItems(items.filter((other) => other.key !== item.key))}
          />
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        disabled={items.length >= MAX_ITEMS}
        onClick={() => onItems([...items, { key: freshKey(items.map(({ key }) => key)), ...EMPTY }])}
      >
        {t('checklists.addItem')}
      </Button>
    </fieldset>
  );
}
