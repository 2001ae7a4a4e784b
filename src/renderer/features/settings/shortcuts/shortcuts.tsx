import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { mayDo } from '#shared/domain/rights.ts';
import { CATALOGUE, keysNow, takenBy, type Listed } from '../../../lib/action-catalogue.ts';
import { ACTION_GROUPS } from '../../../lib/actions.ts';
import { useLabel, useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/reads.ts';
import { useChangeSettings, useSettings } from '../../../lib/settings.ts';
import { Panel } from '../../../ui/index.ts';
import css from '../settings-screen.module.css';
import { KeyRow } from './key-row.tsx';

/** Every key of the product, and the agent's own in its place. */
export function Shortcuts() {
  const t = useT('settings');
  const groups = useT('actions');
  const label = useLabel();
  const me = useMe();
  const own = useSettings().settings.keys;
  const change = useChangeSettings();
  const [wanted, setWanted] = useState('');
  const [asking, setAsking] = useState<string | null>(null);
  const isAdmin = me !== undefined && mayDo(me.role, 'macro.write');
  const words = wanted.trim().toLowerCase();
  const shown = CATALOGUE.filter(
    (one) => (isAdmin || one.group !== 'admin') && label(one.labelKey).toLowerCase().includes(words),
  );
  const keep = (keys: Readonly<Record<string, string>>) => void change.run({ keys: { ...keys } });
  const without = (id: string) => Object.fromEntries(Object.entries(own).filter(([name]) => name !== id));
  const give = (listed: Listed, keys: string) => {
    setAsking(null);
    keep(keys === listed.keys ? without(listed.id) : { ...own, [listed.id]: keys });
  };
  const takeOver = (listed: Listed, keys: string, from: Listed) => {
    setAsking(null);
    const rest = keys === listed.keys ? without(listed.id) : { ...own, [listed.id]: keys };
    keep({ ...rest, [from.id]: '' });
  };
  return (
    <>
      <header className={css['head']}>
        <h2 className={css['title']}>{t('section.shortcuts')}</h2>
        <TextInput
          aria-label={t('keys.find')}
          placeholder={t('keys.find')}
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Button variant="default" disabled={Object.keys(own).length === 0} onClick={() => keep({})}>
          {t('keys.resetAll')}
        </Button>
      </header>
      <p className={css['quiet']}>{t('keys.hint')}</p>
      {ACTION_GROUPS.map((group) => ({ group, entries: shown.filter((one) => one.group === group) }))
        .filter(({ entries }) => entries.length > 0)
        .map(({ group, entries }) => (
          <Panel key={group} title={groups(`group.${group}`)}>
            <dl className={css['keys']}>
              {entries.map((listed) => (
                <KeyRow
                  key={listed.id}
                  name={nameOf(listed, label, t)}
                  keys={keysNow(listed, own)}
                  isOwn={Object.hasOwn(own, listed.id)}
                  isAsking={asking === listed.id}
                  takenBy={(keys) => {
                    const other = takenBy(listed, keys, own);
                    return other && { name: nameOf(other, label, t), free: () => takeOver(listed, keys, other) };
                  }}
                  onAsk={(isAsking) => setAsking(isAsking ? listed.id : null)}
                  onGive={(keys) => give(listed, keys)}
                  onReset={() => keep(without(listed.id))}
                />
              ))}
            </dl>
          </Panel>
        ))}
    </>
  );
}

/** Two screens may call what they do the same: the name says where. */
function nameOf(
  { labelKey, place }: Listed,
  label: ReturnType<typeof useLabel>,
  t: ReturnType<typeof useT<'settings'>>,
): string {
  return place === 'desk' ? label(labelKey) : t('keys.in', { name: label(labelKey), place: t(`place.${place}`) });
}
