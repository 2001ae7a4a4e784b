import { CloseButton, Select } from '@mantine/core';
import type { CapacityChange } from '#shared/domain/load/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { leaveOnEscape } from '../../../ui/leave-on-escape.ts';
import { CapacityFields } from './capacity-fields.tsx';
import { PARTS } from './capacity-parts.ts';
import { peopleIn, personKey } from './fields.ts';
import css from './policy.module.css';
import type { PolicyDraft } from './use-policy-draft.ts';

/** Who may take less, or more, than everybody. */
export function PeopleFields({ draft, usual }: { draft: PolicyDraft; usual: CapacityChange }) {
  const t = useT('board');
  const common = useT('common');
  const agents = useDirectory().data?.agents ?? [];
  const chosen = peopleIn(draft.value);
  const nameOf = (id: string): string => agents.find((agent) => agent.id === id)?.name ?? common('unknownPerson');
  const drop = (id: string) => {
    const prefix = `${personKey(id)}.`;
    draft.replace(Object.fromEntries(Object.entries(draft.value).filter(([key]) => !key.startsWith(prefix))));
  };
  const add = (id: string) => draft.set(Object.fromEntries(PARTS.map((part) => [`${personKey(id)}.${part}`, ''])));
  return (
    <fieldset className={css['group']}>
      <legend>{t('group.people')}</legend>
      <p className={css['ground']}>{t('ground.people')}</p>
      {chosen.length === 0 && <p className={css['ground']}>{t('people.none')}</p>}
      {chosen.map((id) => (
        <div key={id} className={css['person']}>
          <div className={css['personHead']}>
            <strong>{nameOf(id)}</strong>
            <CloseButton size="sm" aria-label={t('people.drop', { name: nameOf(id) })} onClick={() => drop(id)} />
          </div>
          <CapacityFields draft={draft} prefix={personKey(id)} usual={usual} whose={nameOf(id)} />
        </div>
      ))}
      <Select
        onKeyDown={leaveOnEscape}
        className={css['pick'] ?? ''}
        aria-label={t('people.pick')}
        placeholder={t('people.pick')}
        searchable
        value={null}
        data={agents
          .filter(({ id, isActive }) => isActive && !chosen.includes(id))
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(id) => id !== null && add(id)}
      />
    </fieldset>
  );
}
