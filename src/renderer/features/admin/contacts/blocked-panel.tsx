import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Team } from '#shared/domain/team.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { Panel } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { RemoveButton } from '../remove-button.tsx';
import { contactsOf, useKeepContacts } from './keep.ts';

const E164 = /^\+[1-9]\d{4,14}$/;
const plain = (typed: string): string => typed.replaceAll(/[\s()-]/g, '');

/** Numbers nobody is rung for; the exchange is told that the line is busy. */
export function BlockedPanel({ team }: { team: Team }) {
  const t = useT('admin');
  const keep = useKeepContacts(team);
  const { sayError } = useToaster();
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const { blocked } = contactsOf(team);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const number = plain(typed);
    if (!E164.test(number)) return setWrong(t('blocked.wrong'));
    if (blocked.some((one) => one.number === number)) return setWrong(t('blocked.twice'));
    try {
      await keep({ blocked: [...blocked, { number, note: note.trim() }] });
      setTyped('');
      setNote('');
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Panel title={t('blocked.title')}>
      <p className={css['hint']}>{t('blocked.hint')}</p>
      <form className={css['row']} onSubmit={(event) => void add(event)}>
        <TextInput
          aria-label={t('blocked.number')}
          placeholder="+86 138 0013 8000"
          value={typed}
          error={wrong}
          onChange={(event) => {
            setWrong(null);
            setTyped(event.currentTarget.value);
          }}
        />
        <TextInput
          aria-label={t('blocked.note')}
          placeholder={t('blocked.note')}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('blocked.add')}
        </Button>
      </form>
      <ul className={css['list']}>
        {blocked.map((one) => (
          <li key={one.number} className={css['item']}>
            <span className="tabular">
              {formatPhone(one.number)} <span className="secondary">{one.note}</span>
            </span>
            <RemoveButton
              label={t('remove')}
              sure={t('blocked.removeSure')}
              onRemove={() =>
                void keep({ blocked: blocked.filter(({ number }) => number !== one.number) }).catch(sayError)
              }
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
