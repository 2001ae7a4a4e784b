import { Button, Modal } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { FieldValue } from '#shared/domain/field-value.ts';
import { fitsField } from '#shared/domain/field-check.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import type { MissingFields } from '../../lib/missing-fields.ts';
import { useCommand } from '../../lib/query.ts';
import { useDirectory } from '../../lib/reads.ts';
import { FieldInput } from './field-input.tsx';
import css from './dialog.module.css';
import { own } from '#shared/kernel/own.ts';

/** What is still needed before the ticket can be solved; once it is there, what was asked for is done. */
export function MissingForm({ missing, onClose }: { missing: MissingFields; onClose: () => void }) {
  const t = useT('tickets');
  const common = useT('common');
  const local = useLocalized();
  const fields = (useDirectory().data?.fields ?? []).filter((field) => missing.keys.includes(field.key));
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const isWhole =
    fields.length > 0 &&
    fields.every((field) => {
      const value = own(values, field.key);
      return value !== undefined && fitsField(field, value);
    });
  const change = { ticketId: missing.ticketId, values: { ...values } };
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a call of the contract, not of an array
  const fill = useCommand((api) => api.tickets.fill(change), {
    onDone: () => {
      onClose();
      missing.retry();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) void fill.run();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('solve.title')}
      size={400}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form className={css['form']} onSubmit={submit}>
        <p className={css['hint']}>{t('solve.hint')}</p>
        {fields.map((field, i) => (
          <FieldInput
            key={field.key}
            field={field}
            label={local(field.label)}
            value={own(values, field.key) ?? null}
            isFirst={i === 0}
            isEager
            onChange={(value) =>
              setValues(({ [field.key]: _old, ...rest }) => (value === null ? rest : { ...rest, [field.key]: value }))
            }
          />
        ))}
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('bulk.cancel')}
          </Button>
          <Button type="submit" disabled={!isWhole} loading={fill.isRunning}>
            {t('solve.apply')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
