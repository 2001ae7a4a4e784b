import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { Panel } from '../../ui/index.ts';
import { clockState, clockTone, clockWhen, stateAt } from './clock-words.ts';
import css from './ticket-properties.module.css';

/** Every promise made to this customer, with its state in words. Nothing where nothing was promised. */
export function Promises({ ticket }: { ticket: TicketDetail }) {
  const t = useT('tickets');
  const format = useFormat();
  const now = useNow(30_000);
  if (ticket.clocks.length === 0) return null;
  const policy = ticket.policyName === null ? undefined : t('clock.policy', { name: ticket.policyName });
  return (
    <Panel title={t('clock.title')} aside={policy}>
      <dl className={css['clocks']}>
        {ticket.clocks.map((clock) => {
          const tone = clockTone(stateAt(clock, now));
          const when = clockWhen(t, format, clock, now);
          return (
            <div key={clock.clock}>
              <dt>{t(`clock.${clock.clock}`)}</dt>
              <dd data-tone={tone}>{clockState(t, clock, now)}</dd>
              <dd className={css['when']}>{when}</dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
