/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag means a row of chips */
import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Operator } from '#shared/domain/search-query-words.ts';
import { useLanguage, useT } from '../../lib/i18n.tsx';
import css from './filters.module.css';
import { useCompletions } from './queries.ts';
import { begun, filtersIn, without, withoutAll } from './query-text.ts';

const MENUS = ['in', 'status', 'queue', 'tag', 'from'] as const satisfies readonly Operator[];
/** A menu is looked over at once or not at all; beyond this the person types. */
const MOST = 12;

/** `onText`: puts the text into the field, ready to be gone on with. */
type Props = { text: string; onText: (text: string) => void };
/** `unfit`: filters as they are written that nothing fits, for their value is not known. */
type FiltersProps = Props & { unfit: readonly string[] };

/** The filters of the text as chips, and menus that write further ones into it: the text alone says what is searched. */
export function Filters({ text, unfit, onText }: FiltersProps) {
  const t = useT('search');
  return (
    <div className={css['filters']} role="group" aria-label={t('filters')}>
      {MENUS.map((name) => (
        <ValueMenu key={name} name={name} text={text} onText={onText} />
      ))}
      <DateMenu text={text} onText={onText} />
      {filtersIn(text).map((part) => {
        const written = text.slice(part.start, part.end);
        const isUnfit = unfit.includes(written);
        return (
          <UnstyledButton
            key={part.start}
            className={css['chip']}
            data-unfit={isUnfit}
            aria-label={t(isUnfit ? 'filter.removeUnfit' : 'filter.remove', { part: written })}
            onClick={() => onText(without(text, part))}
          >
            <span className="one-line">{written}</span> <IconX size={12} stroke={1.8} aria-hidden />
          </UnstyledButton>
        );
      })}
    </div>
  );
}

function Target({ label }: { label: string }) {
  return (
    <Menu.Target>
      <UnstyledButton className={css['menu']}>
        {label} <IconChevronDown size={12} stroke={1.8} aria-hidden />
      </UnstyledButton>
    </Menu.Target>
  );
}

function ValueMenu({ name, text, onText }: Props & { name: (typeof MENUS)[number] }) {
  const t = useT('search');
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const base = begun(text, name, language);
  const values = useCompletions(base, isOpen).all;
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start" width={220} returnFocus={false}>
      <Target label={t(`filter.${name}`)} />
      <Menu.Dropdown>
        {values.slice(0, MOST).map(({ query, label }) => (
          <Menu.Item key={query} onClick={() => onText(`${query.trim()} `)}>
            {label}
          </Menu.Item>
        ))}
        {values.length === 0 && <Menu.Label>{t('filter.none')}</Menu.Label>}
        {(name === 'tag' || name === 'from') && (
          <Menu.Item className={css['typeOn'] ?? ''} onClick={() => onText(base)}>
            {t('filter.typeOn')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Since when, as it is written in each language. */
const SINCE = {
  today: { zh: '今天', en: 'today' },
  week: { zh: '7天', en: '7d' },
  month: { zh: '30天', en: '30d' },
  year: { zh: '1年', en: '1y' },
} as const;

function DateMenu({ text, onText }: Props) {
  const t = useT('search');
  const language = useLanguage();
  const rest = begun(withoutAll(text, ['before', 'after']), 'after', language);
  return (
    <Menu position="bottom-start" width={180} returnFocus={false}>
      <Target label={t('filter.date')} />
      <Menu.Dropdown>
        {(Object.keys(SINCE) as (keyof typeof SINCE)[]).map((span) => (
          <Menu.Item key={span} onClick={() => onText(`${rest}${SINCE[span][language]} `)}>
            {t(`date.${span}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
