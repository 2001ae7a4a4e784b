import { useEffect } from 'react';
import { mayDo } from '#shared/domain/rights.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useApi } from '../../lib/api.tsx';
import { useT } from '../../lib/i18n.tsx';
import { useMe } from '../../lib/reads.ts';
import { useGo } from '../../lib/router.ts';
import { EmptyState, Skeleton } from '../../ui/index.ts';
import { Pages } from '../../ui/pages.tsx';
import { CalendarsSection } from './calendars/calendars-section.tsx';
import { ContactsSection } from './contacts/contacts-section.tsx';
import { forgetOthers } from './drafts.ts';
import { FieldsSection } from './fields/fields-section.tsx';
import { MacrosSection } from './macros/macros-section.tsx';
import { PeopleSection } from './people/people-section.tsx';
import { PoliciesSection } from './policies/policies-section.tsx';
import { QueuesSection } from './queues-section.tsx';
import { SynonymsSection } from './synonyms-section.tsx';
import { TagsSection } from './tags-section.tsx';
import { TeamSection } from './team-section.tsx';

const SECTIONS = [
  { id: 'people', right: 'team.admin', Component: PeopleSection },
  { id: 'queues', right: 'team.admin', Component: QueuesSection },
  { id: 'macros', right: 'macro.write', Component: MacrosSection },
  { id: 'fields', right: 'directory.write', Component: FieldsSection },
  { id: 'tags', right: 'directory.write', Component: TagsSection },
  { id: 'synonyms', right: 'directory.write', Component: SynonymsSection },
  { id: 'policies', right: 'directory.write', Component: PoliciesSection },
  { id: 'contacts', right: 'directory.write', Component: ContactsSection },
  { id: 'calendars', right: 'directory.write', Component: CalendarsSection },
  { id: 'team', right: 'directory.write', Component: TeamSection },
] as const;

/** `#/admin/<section>`: what a lead or an administrator keeps for everybody. */
export function AdminScreen({ rest }: { rest: readonly string[] }) {
  const t = useT('admin');
  const { go } = useGo();
  const api = useApi();
  const me = useMe();
  const role = me?.role;
  const agentId = me?.id;
  useEffect(() => {
    if (agentId !== undefined) forgetOthers(api, agentId);
  }, [api, agentId]);
  const mine = SECTIONS.filter(({ right }) => role !== undefined && mayDo(role, right));
  useActions(
    mine.map(({ id }): Action => ({
      id: `admin.go-${id}`,
      group: 'admin',
      labelKey: `admin:go.${id}`,
      perform: () => go('admin', id),
    })),
  );
  if (role === undefined) return <Skeleton lines={6} />;
  const open = mine.find(({ id }) => id === rest[0]) ?? mine[0];
  if (!open) return <EmptyState title={t('none')} next={t('noneNext')} />;
  const pages = mine.map(({ id }) => ({ id, label: t(`section.${id}`), address: ['admin', id] }));
  return (
    <Pages label={t('sections')} pages={pages} current={open.id}>
      <open.Component />
    </Pages>
  );
}
