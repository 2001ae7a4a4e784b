import { Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { NEEDS, type Need } from '#shared/domain/guidance/labels.ts';
import { IconButton, leaveOnEscape } from '../../../ui/index.ts';
import css from './editor.module.css';
import { LinesField } from './lines-field.tsx';
import type { Editing } from './use-editing.ts';
import { useTrouble } from './use-trouble.ts';
import { useScenarioWords } from './use-words.ts';

type Shown = { readonly show: string[]; readonly met: string[] };
const NOTHING: Shown = { show: [], met: [] };
const isWhole = ({ show, met }: Shown): boolean => show.length > 0 && met.length > 0;

const without = <T,>(record: Partial<Record<Need, T>>, need: Need) =>
  Object.fromEntries(Object.entries(record).filter(([one]) => one !== need)) as Partial<Record<Need, T>>;

/** What the customer needs. A need that was added belongs to the draft once both its sides are written. */
export function NeedsForm({ editing }: { editing: Editing }) {
  const { t, need: nameOf } = useScenarioWords();
  const { needs } = editing.issue;
  const [begun, setBegun] = useState<Partial<Record<Need, Shown>>>({});
  const trouble = useTrouble(editing)('needs', Object.keys(needs).length === 0);
  const shown = NEEDS.flatMap((need) => {
    const said = needs[need] ?? begun[need];
    return said ? [{ need, said }] : [];
  });
  const change = (need: Need, said: Shown) => {
    if (needs[need] || isWhole(said)) editing.edit({ needs: { ...needs, [need]: said } });
    else setBegun({ ...begun, [need]: said });
  };
  const remove = (need: Need) => {
    setBegun(without(begun, need));
    if (needs[need]) editing.edit({ needs: without(needs, need) });
  };
  const free = NEEDS.filter((need) => !shown.some((one) => one.need === need));
  return (
    <section className={css['part']} data-at="needs" aria-label={t('field.needs')}>
      <h3>{t('field.needs')}</h3>
      {shown.length === 0 && trouble !== undefined && <p className={css['wrong']}>{trouble}</p>}
      {shown.map(({ need, said }) => (
        <fieldset key={need} className={css['group']}>
          <legend>{nameOf(need)}</legend>
          <span className={css['remove']}>
            <IconButton
              icon={IconX}
              label={t('field.removeNeed', { need: nameOf(need) })}
              onClick={() => remove(need)}
            />
          </span>
          <div className={css['two']}>
            {(['show', 'met'] as const).map((side) => (
              <LinesField
                key={side}
                editing={editing}
                at={`needs.${need}.${side}`}
                label={t(`field.${side}`, { need: nameOf(need) })}
                lines={said[side]}
                onLines={(lines) => change(need, { ...said, [side]: lines })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {free.length > 0 && (
        <Select
          className={css['add'] ?? ''}
          aria-label={t('field.addNeed')}
          placeholder={t('field.addNeed')}
          value={null}
          data={free.map((need) => ({ value: need, label: nameOf(need) }))}
          onChange={(value) => {
            const need = NEEDS.find((one) => one === value);
            if (!need) return;
            setBegun({ ...begun, [need]: NOTHING });
            editing.goTo(`needs.${need}.show`);
          }}
          onKeyDown={leaveOnEscape}
        />
      )}
    </section>
  );
}
