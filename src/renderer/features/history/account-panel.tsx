import { useState } from 'react';
import type { AccountView } from '#shared/contract/app/history.ts';
import type { KeyOf } from '#shared/i18n/index.ts';
import { useT } from '../../lib/i18n.tsx';
import { wordArgs } from '../../lib/quotes.ts';
import { hashOf } from '../../lib/router.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { ErrorState, Panel, Skeleton, SparkLine } from '../../ui/index.ts';
import css from './history.module.css';
import { useAccount } from './queries.ts';
import { SinceWords } from './since-words.tsx';

/** So many are read before anybody asks for more. */
const FIRST = 4;

/** What we gave this customer and what we took: how it stands, where it goes, and every reason with the line that shows it. */
export function AccountPanel({ customerId }: { customerId: string }) {
  const t = useT('history');
  const { data, error, refetch } = useAccount(customerId);
  return (
    <Panel title={t('account.title')} aside={<span title={t('account.why')}>{t('account.whyShort')}</span>}>
      {data ? (
        <Account account={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
    </Panel>
  );
}

function Account({ account }: { account: AccountView }) {
  const t = useT('history');
  const [isWhole, setWhole] = useState(false);
  const { entries, standing, trend, course } = account;
  if (entries.length === 0) return <p className={css['quiet']}>{t('account.none')}</p>;
  const shown = isWhole ? entries : entries.slice(0, FIRST);
  return (
    <>
      <p className={css['standing']}>
        <span>
          <b>{t(`standing.${standing}`)}</b> · {t(`trend.${trend}`)}
        </span>
        <SparkLine values={course} isFalling={trend === 'falling'} />
      </p>
      <ul className={css['entries']} aria-label={t('account.entries')}>
        {shown.map((entry) => (
          <Entry key={`${entry.ruleKey} ${entry.evidence.id} ${entry.at}`} entry={entry} />
        ))}
      </ul>
      {entries.length > FIRST && (
        <button type="button" className={css['more']} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('account.fewer') : t('account.more', { count: entries.length - FIRST })}
        </button>
      )}
    </>
  );
}

function Entry({ entry }: { entry: AccountView['entries'][number] }) {
  const t = useT('history');
  const format = useFormat();
  const now = useNow(60_000);
  const { kind, ruleKey, evidence, at, since } = entry;
  const { ticketId, messageId } = evidence;
  // The core and the screen are built together: a rule it names has its words here.
  const words = t(`rule.${ruleKey}` as KeyOf<'history'>, wordArgs(evidence.quotes, format, now));
  return (
    <li className={css['entry']} data-kind={kind}>
      <span className={css['sign']} aria-hidden>
        {kind === 'deposit' ? '+' : '−'}
      </span>
      <span className={css['words']}>
        <span className="visually-hidden">{t(`kind.${kind}`)} </span>
        {ticketId === null ? (
          words
        ) : (
          <a className={css['words']} href={hashOf('inbox', ticketId, ...(messageId === null ? [] : [messageId]))}>
            {words}
          </a>
        )}
        {since && <SinceWords since={since} />}
      </span>
      <span className={css['when']}>{format.short(at, now)}</span>
    </li>
  );
}
