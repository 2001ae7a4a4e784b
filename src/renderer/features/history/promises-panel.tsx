import { useState } from 'react';
import { IconPlus } from '@tabler/icons-react';
import type { HistoryPromise } from '#shared/contract/app/history.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useLiveContacts, useMay } from '../../lib/reads.ts';
import { hashOf } from '../../lib/router.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { ActionButton, ErrorState, IconButton, Panel, Skeleton } from '../../ui/index.ts';
import css from './history.module.css';
import { MakePromise } from './make-promise.tsx';
import { usePromises } from './queries.ts';
import { usePromiseActions } from './use-promise-actions.ts';

type Props = { customerId: string; ticketId: string | null };

/** What this customer was promised and still waits for; the most urgent one is under the keys. */
export function PromisesPanel({ customerId, ticketId }: Props) {
  const t = useT('history');
  const isWriter = useMay('contact.write');
  const { data, error, refetch } = usePromises(customerId);
  const [isMaking, setMaking] = useState(false);
  const make: Action = {
    id: 'promise.make',
    group: 'ticket',
    labelKey: 'history:action.make',
    icon: IconPlus,
    keys: 'c',
    isEnabled: isWriter,
    perform: () => setMaking(true),
  };
  useActions([make]);
  const open = (data?.items ?? []).filter(({ state }) => state === 'open');
  const button = isWriter && (
    <IconButton icon={IconPlus} label={t('action.make')} keys="c" onClick={() => setMaking(true)} />
  );
  return (
    <Panel title={t('promise.title')} aside={button}>
      {data ? (
        <Open promises={open} isWriter={isWriter} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={2} />
      )}
      {isMaking && <Make customerId={customerId} ticketId={ticketId} onClose={() => setMaking(false)} />}
    </Panel>
  );
}

/** Made while they talk, it belongs to the contact. */
function Make(props: Props & { onClose: () => void }) {
  const talking = (useLiveContacts()?.contacts ?? []).find(
    ({ contact }) => contact.customerId === props.customerId && contact.answeredAt !== null,
  );
  return <MakePromise {...props} contactId={talking?.contact.id ?? null} />;
}

function Open({ promises, isWriter }: { promises: readonly HistoryPromise[]; isWriter: boolean }) {
  const t = useT('history');
  const { current, choose, actions } = usePromiseActions(isWriter ? promises : []);
  if (promises.length === 0) return <p className={css['quiet']}>{t('promise.none')}</p>;
  return (
    <ul className={css['promises']} aria-label={t('promise.open')}>
      {promises.map((promise) => (
        <li
          key={promise.id}
          className={css['promise']}
          data-current={(promise === current && promises.length > 1) || undefined}
        >
          <PromiseWords promise={promise} />
          {promise === current ? (
            <div className={css['buttons']}>
              {actions.map((action) => (
                <ActionButton key={action.id} action={action} size="compact-xs" />
              ))}
            </div>
          ) : (
            isWriter && (
              <button type="button" className={css['more']} onClick={() => choose(promise.id)}>
                {t('promise.choose')}
              </button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}

/** How it stands, until when, and who keeps it. */
export function PromiseWords({ promise }: { promise: HistoryPromise }) {
  const t = useT('history');
  const format = useFormat();
  const now = useNow(30_000);
  const { state, dueAt, text, isMine, agentName, ticketId, ticketNumber } = promise;
  const due = `${format.dayHeading(dueAt, now)} ${format.time(dueAt)}`;
  const isToday = new Date(dueAt).toDateString() === new Date(now).toDateString();
  const urgency = state !== 'open' ? state : dueAt < now ? 'overdue' : isToday ? 'today' : 'open';
  const late = format.span(Math.max(0, now - dueAt));
  return (
    <>
      <p>{text}</p>
      <p className={css['due']}>
        <b data-state={urgency}>{t(`promise.state.${urgency}`, { due, late })}</b>
        <span>{isMine ? t('promise.mine') : t('promise.by', { name: agentName ?? t('somebody') })}</span>
        {ticketId !== null && ticketNumber !== null && (
          <a href={hashOf('inbox', ticketId)}>{t('onTicket', { number: String(ticketNumber) })}</a>
        )}
      </p>
    </>
  );
}
