import { Select } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import { leaveOnEscape } from '../../../ui/leave-on-escape.ts';
import type { Person } from './queries.ts';
import css from './shifts.module.css';

type Props = { people: readonly Person[]; onChoose: (person: Person) => void };

/** Many work as somebody else does. */
export function FromColleague({ people, onChoose }: Props) {
  const t = useT('board');
  return (
    <Select
      data-from
      onKeyDown={leaveOnEscape}
      className={css['from'] ?? ''}
      label={t('shift.from')}
      placeholder={t(people.length === 0 ? 'shift.fromNobody' : 'shift.fromPlaceholder')}
      disabled={people.length === 0}
      searchable
      value={null}
      data={people.map(({ agentId, name }) => ({ value: agentId, label: name }))}
      onChange={(chosen) => {
        const person = people.find(({ agentId }) => agentId === chosen);
        if (person) onChoose(person);
      }}
    />
  );
}
