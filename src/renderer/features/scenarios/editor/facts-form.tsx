import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Fact } from '#shared/domain/practice/index.ts';
import { IconButton, leaveOnEscape } from '../../../ui/index.ts';
import css from './editor.module.css';
import { LinesField } from './lines-field.tsx';
import type { Editing } from './use-editing.ts';
import { useTrouble } from './use-trouble.ts';
import { useScenarioWords } from './use-words.ts';

export const MAX_FACTS = 12;
const MAX_IS = 200;

const isWhole = ({ is, ask, tell }: Fact): boolean => is.trim() !== '' && ask.length > 0 && tell.length > 0;

/** A name that none of them has. */
function freshKey(facts: readonly Fact[]): string {
  const taken = new Set(facts.map(({ key }) => key));
  let n = facts.length + 1;
  while (taken.has(`fact-${n}`)) n += 1;
  return `fact-${n}`;
}

/** What the customer knows. A new fact belongs to the draft as soon as it is whole; until then it stands here, at its later place. */
export function FactsForm({ editing }: { editing: Editing }) {
  const { t } = useScenarioWords();
  const { facts } = editing.issue;
  const [begun, setBegun] = useState<Fact | null>(null);
  const change = (index: number, fact: Fact) => {
    if (index < facts.length) return editing.edit({ facts: facts.map((one, i) => (i === index ? fact : one)) });
    setBegun(isWhole(fact) ? null : fact);
    if (isWhole(fact)) editing.edit({ facts: [...facts, fact] });
  };
  const remove = (index: number) => {
    if (index === facts.length) return setBegun(null);
    editing.edit({ facts: facts.filter((_, i) => i !== index) });
  };
  const shown = begun ? [...facts, begun] : facts;
  return (
    <section className={css['part']} data-at="facts" aria-label={t('field.facts')}>
      <h3>{t('field.facts')}</h3>
      {shown.map((fact, index) => (
        <FactForm
          key={fact.key}
          editing={editing}
          fact={fact}
          index={index}
          onChange={(next) => change(index, next)}
          onRemove={shown.length > 1 ? () => remove(index) : null}
        />
      ))}
      <Button
        className={css['add'] ?? ''}
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} stroke={1.6} aria-hidden />}
        disabled={begun !== null || facts.length >= MAX_FACTS}
        onClick={() => {
          setBegun({ key: freshKey(facts), is: '', ask: [], tell: [] });
          editing.goTo(`facts.${facts.length}.is`);
        }}
      >
        {t('field.addFact')}
      </Button>
    </section>
  );
}

type Props = {
  editing: Editing;
  fact: Fact;
  index: number;
  onChange: (fact: Fact) => void;
  onRemove: (() => void) | null;
};

function FactForm({ editing, fact, index, onChange, onRemove }: Props) {
  const { t } = useScenarioWords();
  const trouble = useTrouble(editing)(`facts.${index}.is`, fact.is === '');
  const number = index + 1;
  const part = (name: 'ask' | 'tell') => (
    <LinesField
      editing={editing}
      at={`facts.${index}.${name}`}
      label={t(`field.${name}`)}
      lines={fact[name]}
      onLines={(lines) => onChange({ ...fact, [name]: lines })}
    />
  );
  return (
    <fieldset className={css['group']}>
      <legend>{t('field.fact', { number })}</legend>
      {onRemove && (
        <span className={css['remove']}>
          <IconButton icon={IconX} label={t('field.removeFact', { number })} onClick={onRemove} />
        </span>
      )}
      <TextInput
        data-at={`facts.${index}.is`}
        label={t('field.is')}
        maxLength={MAX_IS}
        value={fact.is}
        error={trouble}
        lang={editing.view.lang === 'zh' ? 'zh-CN' : 'en'}
        onChange={(event) => onChange({ ...fact, is: event.currentTarget.value })}
        onKeyDown={leaveOnEscape}
      />
      <div className={css['two']}>
        {part('ask')}
        {part('tell')}
      </div>
    </fieldset>
  );
}
