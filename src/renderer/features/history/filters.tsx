import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { HistoryFilter } from '#shared/contract/app/history.ts';
import { HISTORY_KINDS, type HistoryKind } from '#shared/domain/history-kinds.ts';
import type { Channel } from '#shared/domain/channel.ts';
import { useActions } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { leaveOnEscape } from '../../ui/index.ts';
import css from './screen.module.css';

type Props = { filter: HistoryFilter; onChange: (filter: HistoryFilter) => void };
const PAUSE_MS = 250;
const ALL = 'all';
const CHANNELS = ['phone', 'chat', 'email', 'social', 'message'] as const satisfies readonly Channel[];

/** One kind, one channel, words: each narrows what the others leave. */
export function Filters({ filter, onChange }: Props) {
  const t = useT('history');
  const common = useT('common');
  const { kind, channel, text } = filter;
  const rest = { text, ...(kind ? { kind } : {}), ...(channel ? { channel } : {}) };
  const setKind = (value: string) => {
    const { kind: _, ...others } = rest;
    onChange(value === ALL ? others : { ...others, kind: value as HistoryKind });
  };
  const setChannel = (value: string) => {
    const { channel: _, ...others } = rest;
    onChange(value === ALL ? others : { ...others, channel: value as Channel });
  };
  return (
    <search className={css['filters']} aria-label={t('filter.label')}>
      <Words text={text} onText={(words) => onChange({ ...rest, text: words })} />
      <Chips
        label={t('filter.kind')}
        chosen={kind ?? ALL}
        chips={[ALL, ...HISTORY_KINDS].map((value) => ({
          value,
          words: t(`filter.${value as typeof ALL | HistoryKind}`),
        }))}
        onChoose={setKind}
      />
      <Chips
        label={t('filter.channel')}
        chosen={channel ?? ALL}
        chips={[
          { value: ALL, words: t('filter.allChannels') },
          ...CHANNELS.map((value) => ({ value, words: common(`channel.${value}`) })),
        ]}
        onChoose={setChannel}
      />
    </search>
  );
}

type ChipsProps = {
  label: string;
  chosen: string;
  chips: readonly { readonly value: string; readonly words: string }[];
  onChoose: (value: string) => void;
};

/** One of them is chosen. */
function Chips({ label, chosen, chips, onChoose }: ChipsProps) {
  return (
    <fieldset className={css['chips']}>
      <legend className="visually-hidden">{label}</legend>
      {chips.map(({ value, words }) => (
        <button
          key={value}
          type="button"
          className={css['chip']}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}

/** Asked after a pause in the typing. */
function Words({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useT('history');
  const [typed, setTyped] = useState(text);
  const [given, setGiven] = useState(text);
  if (given !== text) {
    setGiven(text);
    setTyped(text);
  }
  const field = useRef<HTMLInputElement>(null);
  const newest = useRef(onText);
  useEffect(() => {
    newest.current = onText;
  });
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => newest.current(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text]);
  useActions([
    {
      id: 'customer.filter',
      group: 'list',
      labelKey: 'history:action.filter',
      keys: '/',
      perform: () => field.current?.focus(),
    },
  ]);
  return (
    <TextInput
      ref={field}
      size="xs"
      type="search"
      aria-label={t('filter.text')}
      placeholder={t('filter.textPlaceholder')}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={leaveOnEscape}
    />
  );
}
