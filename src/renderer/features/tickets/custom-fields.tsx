import { useId, useState } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import type { Field } from '#shared/domain/field.ts';
import type { FieldValue } from '#shared/domain/field-value.ts';
import { isInQueue } from '#shared/domain/field-check.ts';
import { useApi } from '../../lib/api.tsx';
import { codeOf } from '../../lib/errors.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useDirectory } from '../../lib/reads.ts';
import { useToaster } from '../../lib/toaster.ts';
import { useOfferUndo } from '../../lib/undo.ts';
import { FieldInput } from './field-input.tsx';
import css from './ticket-properties.module.css';
import { own } from '#shared/kernel/own.ts';

/** What the team wants to know about tickets of this queue, each to be filled where it stands. */
export function CustomFields({ ticket, isDisabled }: { ticket: TicketDetail; isDisabled: boolean }) {
  const fields = (useDirectory().data?.fields ?? [])
    .filter((field) => isInQueue(field, ticket.queueId))
    .toSorted((a, b) => a.order - b.order);
  return fields.map((field) => <One key={field.key} ticket={ticket} field={field} isDisabled={isDisabled} />);
}

function One({ ticket, field, isDisabled }: { ticket: TicketDetail; field: Field; isDisabled: boolean }) {
  const t = useT('tickets');
  const local = useLocalized();
  const id = useId();
  const { fill, isInvalid } = useFill(ticket, field);
  const label = local(field.label);
  const isMissing = ticket.missing.some((key) => key === field.key);
  return (
    <div className={css['field']}>
      <label htmlFor={id}>
        {label}
        {isMissing && (
          <>
            <span className={css['required']} title={t('property.requiredMark')} aria-hidden>
              *
            </span>
            <span className="visually-hidden">{t('property.requiredMark')}</span>
          </>
        )}
      </label>
      <FieldInput
        id={id}
        field={field}
        value={own(ticket.values, field.key) ?? null}
        isDisabled={isDisabled}
        error={isInvalid ? t('property.invalid') : undefined}
        onChange={(value) => void fill(value)}
      />
    </div>
  );
}

function useFill(ticket: TicketDetail, field: Field) {
  const api = useApi();
  const t = useT('tickets');
  const local = useLocalized();
  const offer = useOfferUndo();
  const { sayError } = useToaster();
  const [isInvalid, setInvalid] = useState(false);
  const fill = async (value: FieldValue | null): Promise<void> => {
    try {
      const change = { ticketId: ticket.id, values: { [field.key]: value } };
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a call of the contract, not of an array
      const { undoId } = await api.tickets.fill(change);
      setInvalid(false);
      offer({ undoId, title: t('done.field', { value: local(field.label) }), isQuiet: true });
    } catch (error) {
      if (codeOf(error) === 'INVALID_VALUE') setInvalid(true);
      else sayError(error);
    }
  };
  return { fill, isInvalid };
}
