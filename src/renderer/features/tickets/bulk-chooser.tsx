import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { TicketChange } from '#shared/contract/app/tickets.ts';
import type { TicketFields } from '#shared/domain/ticket.ts';
import { PRIORITIES, TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { canTake } from '../../lib/reach.ts';
import { useDirectory, useMe } from '../../lib/reads.ts';
import { ChoiceList } from '../../ui/index.ts';

export type BulkField = 'assign' | 'status' | 'priority' | 'queue';
type Choice = { readonly id: string; readonly label: string; readonly handle?: string; readonly fields: TicketFields };

type Props = {
  field: BulkField;
  count: number;
  /** The queues of the chosen tickets, as far as known. */
  queueIds: readonly string[];
  onClose: () => void;
  onChange: (change: Partial<TicketChange>) => void;
};

/** One value for all of them: type to find it, Enter to set it. */
export function BulkChooser({ field, count, queueIds, onClose, onChange }: Props) {
  const t = useT('tickets');
  const common = useT('common');
  const [text, setText] = useState('');
  const words = text.trim().toLowerCase();
  const choices = useChoices(field, queueIds).filter(
    ({ label, handle = '' }) => label.toLowerCase().includes(words) || handle.includes(words),
  );
  const title = t('action.bulk', { what: t(`bulk.${field}`), count });
  return (
    <Modal opened onClose={onClose} title={title} size={360} closeButtonProps={{ 'aria-label': common('close') }}>
      <ChoiceList
        label={title}
        placeholder={t('bulk.find')}
        empty={t('property.nothingFound')}
        text={text}
        onText={setText}
        groups={[{ label: t(`bulk.${field}`), items: choices }]}
        keyOf={(choice) => choice.id}
        onChoose={({ fields }) => {
          onClose();
          onChange({ fields });
        }}
        renderItem={(choice) => choice.label}
      />
    </Modal>
  );
}

function useChoices(field: BulkField, queueIds: readonly string[]): readonly Choice[] {
  const t = useT('tickets');
  const common = useT('common');
  const local = useLocalized();
  const me = useMe();
  const directory = useDirectory().data;
  switch (field) {
    case 'status':
      return TICKET_STATUSES.map((status) => ({ id: status, label: common(`status.${status}`), fields: { status } }));
    case 'priority':
      return PRIORITIES.map((priority) => ({
        id: priority,
        label: common(`priority.${priority}`),
        fields: { priority },
      }));
    case 'queue':
      return (directory?.queues ?? []).map(({ id, name }) => ({ id, label: local(name), fields: { queueId: id } }));
    case 'assign': {
      const people = (directory?.agents ?? [])
        .filter((agent) => canTake(agent, queueIds))
        .toSorted((a, b) => Number(b.id === me?.id) - Number(a.id === me?.id) || a.name.localeCompare(b.name));
      const nobody: Choice = { id: '', label: t('property.unassigned'), fields: { assigneeId: null } };
      return [
        ...people.map(({ id, name, handle }) => ({
          id,
          handle,
          label: id === me?.id ? t('property.me', { name }) : name,
          fields: { assigneeId: id },
        })),
        nobody,
      ];
    }
    default:
      return assertNever(field);
  }
}
