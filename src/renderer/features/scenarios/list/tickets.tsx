import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ScenarioCandidate } from '#shared/contract/app/scenarios.ts';
import type { Refusal } from '#shared/practice/from-ticket/kinds.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { EmptyState, Panel, Pill } from '../../../ui/index.ts';
import type { Rows } from '../lib/use-rows.ts';
import { useMake } from '../lib/use-make.ts';
import css from './list.module.css';

const MINUTE = 60_000;
const COLUMNS = ['subject', 'number', 'lines', 'solved'] as const;
export const ticketRow = ({ ticketId }: ScenarioCandidate): string => `scenario-ticket-${ticketId}`;

/** Solved tickets that a scenario can be made of: choosing one makes the draft and opens it. */
export function Tickets({ tickets, rows }: { tickets: readonly ScenarioCandidate[]; rows: Rows }) {
  const t = useT('scenarios');
  const [refused, setRefused] = useState<Readonly<Record<string, Refusal>>>({});
  const make = useMake((ticketId, reason) => setRefused((before) => ({ ...before, [ticketId]: reason })));
  return (
    <Panel title={t('tickets.title')} aside={t('tickets.count', { count: tickets.length })}>
      {tickets.length === 0 ? (
        <EmptyState title={t('tickets.none')} next={t('tickets.noneHint')} />
      ) : (
        <table className={css['table']} aria-label={t('tickets.title')}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`tickets.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tickets.map((ticket) => (
              <Row
                key={ticket.ticketId}
                ticket={ticket}
                rows={rows}
                refusal={refused[ticket.ticketId]}
                onMake={() => !make.isRunning && void make.run(ticket.ticketId)}
              />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

type RowProps = {
  ticket: ScenarioCandidate;
  rows: Rows;
  /** Why no scenario comes of it, once that was tried. */
  refusal: Refusal | undefined;
  onMake: () => void;
};

function Row({ ticket, rows, refusal, onMake }: RowProps) {
  const t = useT('scenarios');
  const format = useFormat();
  const now = useNow(MINUTE);
  const id = ticketRow(ticket);
  return (
    <tr data-current={rows.at === id || undefined}>
      <td>
        <UnstyledButton id={id} className={css['make'] ?? ''} onFocus={() => rows.stand(id)} onClick={onMake}>
          {ticket.subject || t('tickets.noSubject')}
        </UnstyledButton>
        {ticket.isUsed && <Pill>{t('tickets.used')}</Pill>}
        {refusal && (
          <p className={css['refused']} role="alert">
            {t('make.refused', { reason: t(`make.reason.${refusal}`) })}
          </p>
        )}
      </td>
      <td>{ticket.number === 0 ? t('tickets.noNumber') : `#${ticket.number}`}</td>
      <td>{t('tickets.linesOf', { count: ticket.customerLines })}</td>
      <td>{format.moment(ticket.solvedAt, now)}</td>
    </tr>
  );
}
