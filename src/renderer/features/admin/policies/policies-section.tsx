import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Directory } from '#shared/contract/app/directory.ts';
import type { Policy } from '#shared/domain/policy.ts';
import { useLanguage, useT } from '../../../lib/i18n.tsx';
import { EmptyState, IconButton, Pill } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { useIsUnsaved } from '../drafts.ts';
import { useQueueNames } from '../inputs.tsx';
import { moved } from '../order.ts';
import { Section, Table, useKept, useOpen } from '../section.tsx';
import { useKeep } from '../use-kept-command.ts';
import { writeSpan } from './durations.ts';
import { PolicyEditor } from './policy-editor.tsx';

const newPolicy = (order: number, calendarId: string): Policy => ({
  id: crypto.randomUUID() as Policy['id'],
  name: '',
  order,
  isActive: true,
  queueIds: [],
  priorities: [],
  tiers: [],
  channels: [],
  firstMs: null,
  nextMs: null,
  resolveMs: null,
  atRiskShare: 0.25,
  calendarId: calendarId as Policy['calendarId'],
});

/** What was promised to customers: the first that fits counts. */
export function PoliciesSection() {
  const t = useT('admin');
  const { directory, waiting } = useKept();
  const { open, edit, add, close } = useOpen<Policy>();
  const calendar = directory?.calendars[0];
  const policies = directory?.policies ?? [];
  const next = Math.max(0, ...policies.map(({ order }) => order)) + 1;
  return (
    <Section
      title={t('section.policies')}
      lead={t('policies.lead')}
      kept="outbox"
      addLabel={t('policies.add')}
      {...(calendar ? { onAdd: () => add(newPolicy(next, calendar.id)) } : {})}
    >
      {waiting}
      {directory && !calendar && <EmptyState title={t('policies.noCalendar')} next={t('policies.noCalendarNext')} />}
      {directory && calendar && <PolicyTable directory={directory} onOpen={edit} />}
      {open && directory && (
        <PolicyEditor
          key={open.row.id}
          policy={open.row}
          isNew={open.isNew}
          calendars={directory.calendars}
          onClose={close}
        />
      )}
    </Section>
  );
}

/** For whom a policy holds, in words. */
function useConditions(): (policy: Policy) => string {
  const t = useT('admin');
  const common = useT('common');
  const queueNames = useQueueNames();
  return ({ queueIds, priorities, tiers, channels }) =>
    [
      queueIds.length > 0 ? queueNames(queueIds, '') : '',
      priorities.map((one) => common(`priority.${one}`)).join(' / '),
      tiers.map((one) => common(`tier.${one}`)).join(' / '),
      channels.map((one) => common(`channel.${one}`)).join(' / '),
    ]
      .filter(Boolean)
      .join(' · ') || t('policies.all');
}

function PolicyTable({ directory, onOpen }: { directory: Directory; onOpen: (policy: Policy) => void }) {
  const t = useT('admin');
  const conditions = useConditions();
  const language = useLanguage();
  const isUnsaved = useIsUnsaved();
  const keep = useKeep();
  const { policies, calendars } = directory;
  const move = (from: number, by: number) => {
    for (const data of moved(policies, from, by)) keep.change({ tbl: 'policy', data });
  };
  return (
    <Table
      label={t('section.policies')}
      isEmpty={policies.length === 0}
      empty={t('policies.empty')}
      emptyNext={t('policies.emptyNext')}
      columns={[
        { key: 'name', label: t('name') },
        { key: 'who', label: t('policies.who') },
        { key: 'first', label: t('policies.first') },
        { key: 'next', label: t('policies.next') },
        { key: 'resolve', label: t('policies.resolve') },
        { key: 'order', label: t('order'), isHidden: true },
      ]}
    >
      {policies.map((policy, at) => (
        <tr key={policy.id} data-off={!policy.isActive || undefined}>
          <td>
            <UnstyledButton
              className={css['open'] ?? ''}
              onClick={() => onOpen(policy)}
              onKeyDown={(event) => {
                if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
                event.preventDefault();
                move(at, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              {policy.name}
            </UnstyledButton>{' '}
            {!policy.isActive && <Pill>{t('policies.off')}</Pill>}
            {isUnsaved(`policy/${policy.id}`) && <Pill tone="warn">{t('unsaved')}</Pill>}
            <div className={css['sub']}>
              {calendars.find(({ id }) => id === policy.calendarId)?.name ?? t('policies.calendarGone')}
            </div>
          </td>
          <td>{conditions(policy)}</td>
          <td className="tabular">{writeSpan(policy.firstMs, language) || '–'}</td>
          <td className="tabular">{writeSpan(policy.nextMs, language) || '–'}</td>
          <td className="tabular">{writeSpan(policy.resolveMs, language) || '–'}</td>
          <td>
            <span className={css['tools']}>
              <IconButton
                icon={IconArrowUp}
                label={t('moveUp', { name: policy.name })}
                isDisabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon={IconArrowDown}
                label={t('moveDown', { name: policy.name })}
                isDisabled={at === policies.length - 1}
                onClick={() => move(at, 1)}
              />
            </span>
          </td>
        </tr>
      ))}
    </Table>
  );
}
