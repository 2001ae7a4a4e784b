import { PasswordInput, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ROLES, type Role } from '#shared/domain/rights.ts';
import { useApi } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import css from '../admin.module.css';
import { Editor } from '../editor.tsx';
import type { Wrong } from '../form.ts';
import { QueuesInput } from '../inputs.tsx';
import { PEOPLE } from './people-key.ts';

type NewPerson = { handle: string; name: string; role: Role; queueIds: readonly string[]; password: string };
const EMPTY: NewPerson = { handle: '', name: '', role: 'agent', queueIds: [], password: '' };
const HANDLE = /^[a-z0-9][a-z0-9._-]{0,63}$/;
export const MIN_PASSWORD = 10;

/** Somebody who may sign in from now on. */
export function NewPersonEditor({ onClose }: { onClose: () => void }) {
  const t = useT('admin');
  const common = useT('common');
  const api = useApi();
  const client = useQueryClient();
  const validate = ({ handle, name, password }: NewPerson): Wrong => ({
    ...(name.trim() === '' ? { name: t('wrong.empty') } : {}),
    ...(HANDLE.test(handle.trim().toLowerCase()) ? {} : { handle: t('people.handleWrong') }),
    ...(password.length < MIN_PASSWORD ? { password: t('problem.weak-password') } : {}),
  });
  const save = async ({ queueIds, ...person }: NewPerson) => {
    await api.admin.addPerson({ ...person, name: person.name.trim(), queueIds: [...queueIds] });
    await client.invalidateQueries({ queryKey: PEOPLE });
  };
  return (
    <Editor
      draftKey="person/new"
      title={t('people.add')}
      stored={EMPTY}
      validate={validate}
      save={save}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            data-autofocus
            label={t('people.name')}
            value={form.value.name}
            maxLength={120}
            error={form.error('name')}
            onChange={(event) => form.set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('people.handle')}
            description={t('people.handleHint')}
            value={form.value.handle}
            maxLength={64}
            autoComplete="off"
            error={form.error('handle')}
            onChange={(event) => form.set({ handle: event.currentTarget.value })}
          />
          <Select
            label={t('people.role')}
            data={ROLES.map((role) => ({ value: role, label: common(`role.${role}`) }))}
            value={form.value.role}
            allowDeselect={false}
            onChange={(role) => role !== null && form.set({ role })}
          />
          <p className={css['hint']}>{t(`roleHint.${form.value.role}`)}</p>
          <QueuesInput
            label={t('people.queues')}
            value={form.value.queueIds}
            error={form.error('queueIds')}
            onChange={(queueIds) => form.set({ queueIds })}
          />
          <PasswordInput
            label={t('people.firstPassword')}
            description={t('people.passwordHint')}
            value={form.value.password}
            maxLength={512}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('people.showPassword') }}
            error={form.error('password')}
            onChange={(event) => form.set({ password: event.currentTarget.value })}
          />
        </>
      )}
    </Editor>
  );
}
