import { MultiSelect, Select, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Person } from '#shared/contract/team/admin.ts';
import { mayDo, ROLES, type Role } from '#shared/domain/rights.ts';
import { useApi } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import css from '../admin.module.css';
import { isSame } from '../drafts.ts';
import { Editor } from '../editor.tsx';
import type { Form } from '../form.ts';
import { QueuesInput, useQueueChoices } from '../inputs.tsx';
import { useParts } from '../queues-section.tsx';
import { PEOPLE } from './people-key.ts';
import { PersonDevices } from './person-devices.tsx';
import { PersonPassword } from './person-password.tsx';

/** What can be changed of a person. `parts`: what they hold besides their own queues. */
type Changes = {
  name: string;
  role: Role;
  queueIds: readonly string[];
  parts: readonly string[];
  isActive: boolean;
};

const queuePart = (id: string): string => `q:${id}`;
const besides = ({ parts, queueIds }: { parts: readonly string[]; queueIds: readonly string[] }): string[] =>
  parts.filter((part) => !queueIds.some((id) => queuePart(id) === part)).toSorted();

type Props = { person: Person; isWhole: boolean; onClose: () => void };

/** Role, queues and whether they may sign in take effect with the person's next request. */
export function PersonEditor({ person, isWhole, onClose }: Props) {
  const t = useT('admin');
  const api = useApi();
  const client = useQueryClient();
  const { name, role, queueIds, isActive } = person;
  const stored: Changes = { name, role, queueIds, parts: besides(person), isActive };
  const save = async (value: Changes) => {
    const { parts, ...rest } = value;
    const differs = !isSame(parts, stored.parts) || !isSame(value.queueIds, stored.queueIds);
    const scope = differs && isWhole ? { parts: [...parts] } : {};
    await api.admin.changePerson({ agentId: person.id, ...rest, queueIds: [...rest.queueIds], ...scope });
    await client.invalidateQueries({ queryKey: PEOPLE });
  };
  return (
    <Editor
      draftKey={`person/${person.id}`}
      title={`${person.name} · ${person.handle}`}
      stored={stored}
      validate={(value) => (value.name.trim() === '' ? { name: t('wrong.empty') } : {})}
      save={save}
      onClose={onClose}
    >
      {(form) => (
        <>
          <PersonFields form={form} isWhole={isWhole} />
          {isWhole && <PersonPassword agentId={person.id} name={person.name} />}
          {isWhole && <PersonDevices agentId={person.id} />}
        </>
      )}
    </Editor>
  );
}

function PersonFields({ form, isWhole }: { form: Form<Changes>; isWhole: boolean }) {
  const t = useT('admin');
  const common = useT('common');
  const choices = usePartChoices(form.value);
  return (
    <>
      <TextInput
        label={t('people.name')}
        value={form.value.name}
        maxLength={120}
        error={form.error('name')}
        onChange={(event) => form.set({ name: event.currentTarget.value })}
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
        hint={t('people.queuesHint')}
        value={form.value.queueIds}
        error={form.error('queueIds')}
        onChange={(queueIds) => form.set({ queueIds, parts: besides({ parts: form.value.parts, queueIds }) })}
      />
      {isWhole && (
        <MultiSelect
          size="xs"
          label={t('people.parts')}
          description={t('people.partsHint')}
          data={choices}
          value={[...form.value.parts]}
          error={form.error('parts')}
          searchable
          comboboxProps={{ transitionProps: { duration: 120 } }}
          onChange={(parts) => form.set({ parts: parts.toSorted() })}
        />
      )}
      <Switch
        label={t('people.isActive')}
        description={t('people.isActiveHint')}
        checked={form.value.isActive}
        onChange={(event) => form.set({ isActive: event.currentTarget.checked })}
      />
    </>
  );
}

/** Parts that may be granted besides the person's queues, in words. */
function usePartChoices({ role, queueIds, parts }: Changes): { value: string; label: string }[] {
  const t = useT('admin');
  const queues = useQueueChoices();
  const known = useParts()?.map(({ part }) => part) ?? [];
  const words = (part: string): string => {
    const [kind = '', ...rest] = part.split(':');
    const name = rest.join(':');
    if (kind === 'q') return t('part.queue', { name: queues.find(({ value }) => value === name)?.label ?? name });
    return t(kind === 'kb' ? 'part.knowledge' : 'part.sop', { name });
  };
  return [...new Set([...known, ...parts])]
    .filter((part) => !queueIds.some((id) => queuePart(id) === part))
    .filter((part) => mayDo(role, 'customer.read') || !part.startsWith('q:'))
    .map((part) => ({ value: part, label: words(part) }));
}
