import { Button, Menu } from '@mantine/core';
import { IconVariable } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { fillMacro, MACRO_NAMES } from '#shared/domain/macro-text.ts';
import { useLanguage, useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory, useMe } from '../../../lib/reads.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import css from '../admin.module.css';
import { LocalizedInput } from '../inputs.tsx';

type Text = { readonly zh: string; readonly en: string };
type Side = 'zh' | 'en';
type Props = {
  label: string;
  hint?: string;
  value: Text;
  error: string | undefined;
  onChange: (value: Text) => void;
  /** Only colleagues read it. */
  isInternal: boolean;
};

/** A text in both languages, the names it may hold, and how it will read. */
export function MacroText({ label, hint, value, error, onChange, isInternal }: Props) {
  const language = useLanguage();
  const [side, setSide] = useState<Side>(language);
  const boxes = { zh: useRef<HTMLTextAreaElement>(null), en: useRef<HTMLTextAreaElement>(null) };
  const insert = (name: string) => {
    const box = boxes[side].current;
    const [from, to] = [box?.selectionStart ?? value[side].length, box?.selectionEnd ?? value[side].length];
    onChange({ ...value, [side]: `${value[side].slice(0, from)}{${name}}${value[side].slice(to)}` });
    // After the new text is in the box: the next letters belong behind the name.
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + name.length + 2, from + name.length + 2);
    });
  };
  return (
    <div className={css['group']}>
      <LocalizedInput
        label={label}
        value={value}
        error={error}
        onChange={onChange}
        isLong
        maxLength={20_000}
        refs={boxes}
        onFocus={setSide}
        {...(hint === undefined ? {} : { hint })}
      />
      <NamesMenu side={side} onInsert={insert} />
      <Preview text={value[side] || value.zh || value.en} isInternal={isInternal} />
    </div>
  );
}

function NamesMenu({ side, onInsert }: { side: Side; onInsert: (name: string) => void }) {
  const t = useT('admin');
  const local = useLocalized();
  const fields = (useDirectory().data?.fields ?? []).filter(({ isActive }) => isActive);
  return (
    <Menu position="bottom-start" width={280} withinPortal={false} returnFocus={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconVariable size={14} stroke={1.6} />}
        >
          {t('macros.insert', { side: t(`side.${side}`) })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={280} style={{ overflow: 'auto' }}>
        {MACRO_NAMES.map((name) => (
          <Menu.Item key={name} onClick={() => onInsert(name)} rightSection={<code>{`{${name}}`}</code>}>
            {t(`variable.${name}`)}
          </Menu.Item>
        ))}
        {fields.map(({ key, label }) => (
          <Menu.Item key={key} onClick={() => onInsert(`field.${key}`)} rightSection={<code>{`{field.${key}}`}</code>}>
            {local(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How it reads with an invented ticket. */
function Preview({ text, isInternal }: { text: string; isInternal: boolean }) {
  const t = useT('admin');
  const format = useFormat();
  const now = useNow(3_600_000);
  const local = useLocalized();
  const me = useMe();
  const directory = useDirectory().data;
  if (text.trim() === '') return null;
  const queue = directory?.queues[0];
  const fields = Object.fromEntries((directory?.fields ?? []).map(({ key, label }) => [key, `[${local(label)}]`]));
  const names = {
    customer: t('sample.customer'),
    agent: me?.name ?? '',
    number: '48213',
    subject: t('sample.subject'),
    queue: queue ? local(queue.name) : '',
    date: format.day(now),
    fields,
  };
  const filled = fillMacro(text, names);
  const left = [...filled.matchAll(/\{[a-z][a-z0-9.-]*\}/g)].map(([name]) => name);
  return (
    <>
      <p className={css['hint']}>{t(isInternal ? 'macros.previewNote' : 'macros.preview')}</p>
      <p className={css['preview']}>{filled}</p>
      {left.length > 0 && (
        <p className={css['hint']}>{t('macros.unknownNames', { names: [...new Set(left)].join(' ') })}</p>
      )}
    </>
  );
}
