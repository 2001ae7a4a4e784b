import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Person } from '#shared/contract/team/admin.ts';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useDirectory } from '../../../lib/reads.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ErrorState, Pill, Skeleton } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { useIsUnsaved } from '../drafts.ts';
import { useQueueNames } from '../inputs.tsx';
import { Section, Table, useOpen } from '../section.tsx';
import { NewPersonEditor } from './new-person.tsx';
import { PEOPLE } from './people-key.ts';
import { PersonEditor } from './person-editor.tsx';

/** Devices and scopes are known to the hub alone; without it, what the directory says of people. */
function usePeople(): { people: readonly Person[] | undefined; error: unknown; isWhole: boolean; retry: () => void } {
  const query = useCall(PEOPLE, ['agent', 'queue'], (api, signal) => api.admin.people({}, { signal }), {
    everyMs: (answer) => (answer === undefined ? 5000 : false),
  });
  const agents = useDirectory().data?.agents;
  const isAway = query.error !== null && codeOf(query.error) === 'HUB_UNREACHABLE';
  const known = agents?.map((agent): Person => ({ ...agent, parts: [], devices: 0, seenAt: null }));
  return {
    people: isAway ? known : query.data?.people,
    error: isAway ? null : query.error,
    isWhole: !isAway && query.data !== undefined,
    retry: () => void query.refetch(),
  };
}

export function PeopleSection() {
  const t = useT('admin');
  const { people, error, isWhole, retry } = usePeople();
  const { open, edit, close } = useOpen<Person>();
  const [isAdding, setAdding] = useState(false);
  const [wanted, setWanted] = useState('');
  const words = wanted.trim().toLowerCase();
  const shown = (people ?? []).filter(({ name, handle }) =>
    [name, handle].some((text) => text.toLowerCase().includes(words)),
  );
  return (
    <Section
      title={t('section.people')}
      lead={t('people.lead')}
      kept="hub"
      onAdd={() => setAdding(true)}
      addLabel={t('people.add')}
      tools={
        <TextInput
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      }
    >
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {people === undefined && error === null && <Skeleton lines={6} />}
      {people !== undefined && <PeopleTable people={shown} isWhole={isWhole} onOpen={edit} />}
      {open && <PersonEditor key={open.row.id} person={open.row} isWhole={isWhole} onClose={close} />}
      {isAdding && <NewPersonEditor onClose={() => setAdding(false)} />}
    </Section>
  );
}

type Rows = { people: readonly Person[]; isWhole: boolean; onOpen: (person: Person) => void };

function PeopleTable({ people, isWhole, onOpen }: Rows) {
  const t = useT('admin');
  const common = useT('common');
  const format = useFormat();
  const now = useNow(60_000);
  const queueNames = useQueueNames();
  const isUnsaved = useIsUnsaved();
  const columns = [
    { key: 'name', label: t('people.name') },
    { key: 'role', label: t('people.role') },
    { key: 'queues', label: t('people.queues') },
    ...(isWhole ? [{ key: 'devices', label: t('people.devices') }] : []),
    ...(isWhole ? [{ key: 'seen', label: t('people.seen') }] : []),
  ];
  return (
    <Table
      label={t('section.people')}
      columns={columns}
      isEmpty={people.length === 0}
      empty={t('people.empty')}
      emptyNext={t('people.emptyNext')}
    >
      {people.map((person) => (
        <tr key={person.id} data-off={!person.isActive || undefined}>
          <td className={css['nowrap']}>
            <UnstyledButton className={css['open'] ?? ''} onClick={() => onOpen(person)}>
              {person.name}
            </UnstyledButton>{' '}
            {!person.isActive && <Pill>{t('people.off')}</Pill>}
            {isUnsaved(`person/${person.id}`) && <Pill tone="warn">{t('unsaved')}</Pill>}
            <div className={css['sub']}>{person.handle}</div>
          </td>
          <td className={css['nowrap']}>{common(`role.${person.role}`)}</td>
          <td>{queueNames(person.queueIds, t('people.noQueues'))}</td>
          {isWhole && <td className="tabular">{format.number(person.devices)}</td>}
          {isWhole && (
            <td className={css['nowrap']}>
              {person.seenAt === null ? t('people.never') : format.ago(person.seenAt, now)}
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}
