import type { ContactWithCard, LiveContact, PopCard as Card } from '#shared/contract/app/contacts.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useMomentWords } from '../../../lib/moment-words.ts';
import { wordArgs } from '../../../lib/quotes.ts';
import { ticketMark } from '../../../lib/ticket-mark.ts';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { Pill, SparkLine, StatusDot } from '../../../ui/index.ts';
import { addressOf, promiseState, useMatchWords, useWho } from '../words.ts';
import { Candidates } from './candidates.tsx';
import css from './pop-card.module.css';

type Props = { entry: ContactWithCard; onPick: (customerId: string) => void };

/** What is known before the greeting, in the order in which it helps: who, what was promised, what happened, how to begin. */
export function PopCard({ entry, onPick }: Props) {
  const { contact, card } = entry;
  const { word, why } = useMatchWords()(contact);
  const who = useWho()(entry);
  const isSure = contact.match === 'one' || contact.isPicked;
  return (
    <>
      <header className={css['head']}>
        <State contact={contact} />
        <Pill tone={isSure ? 'neutral' : 'warn'}>{word}</Pill>
      </header>
      <div className={css['who']}>
        <h2 className={css['name']}>
          {who}
          {card && <Tier card={card} />}
        </h2>
        <span className={css['number']}>{addressOf(contact)}</span>
      </div>
      {why.map((reason) => (
        <p key={reason} className={css['why']}>
          {reason}
        </p>
      ))}
      <Claimed contact={contact} />
      {(card ? contact.candidates.length > 1 : contact.candidates.length > 0) && (
        <Candidates candidates={contact.candidates} pickedId={contact.customerId} onPick={onPick} />
      )}
      {card && <Promises card={card} />}
      {card && <Past card={card} />}
      {card && <Hint card={card} />}
    </>
  );
}

function Tier({ card }: { card: Card }) {
  const t = useT('common');
  const { tier } = card.customer;
  return tier === 'standard' ? null : <Pill>{t(`tier.${tier}`)}</Pill>;
}

function State({ contact }: { contact: LiveContact }) {
  const t = useT('contacts');
  const localized = useLocalized();
  const now = useNow(1000);
  const { channel, direction, queueName } = contact;
  const kind = direction === 'out' ? t('pop.outgoing') : t('pop.incoming', { channel });
  const queue = queueName === null ? kind : t('pop.queue', { channel: kind, queue: localized(queueName) });
  return (
    <span className={css['state']}>
      <StatusDot tone="accent" />
      {queue}
      <span className="tabular">· {clock(now - (contact.answeredAt ?? contact.ringingAt))}</span>
    </span>
  );
}

/** What the other side calls itself, where that is not the name we know. */
function Claimed({ contact }: { contact: LiveContact }) {
  const t = useT('contacts');
  const isKnown = contact.name === null || contact.candidates.some(({ name }) => name === contact.name);
  return isKnown ? null : <p className={css['claimed']}>{t('claimed', { name: contact.name ?? '' })}</p>;
}

function Promises({ card }: { card: Card }) {
  const t = useT('contacts');
  const format = useFormat();
  const now = useNow(60_000);
  if (card.promises.length === 0) return null;
  return (
    <ul className={css['promises']}>
      {card.promises.map((promise) => {
        const state = promiseState(promise, now);
        const due = format.moment(promise.dueAt, now);
        return (
          <li key={promise.id}>
            <strong data-state={state}>{t(`promise.${state}`, { due })}</strong>
            {promise.text}
            {state !== 'due' && <span className={css['when']}> · {due}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** What stands under no name of its own. */
const Aside = ({ text }: { text: string }) => (
  <div>
    <dt />
    <dd className={css['when']}>{text}</dd>
  </div>
);

function Past({ card }: { card: Card }) {
  const t = useT('contacts');
  const common = useT('common');
  const history = useT('history');
  const format = useFormat();
  const now = useNow(60_000);
  const { contacts, missed, openTickets, openCount, account } = card;
  const rest = openCount - openTickets.length;
  return (
    <dl className={css['past']}>
      {openTickets.map(({ id, number, subject, status }) => (
        <div key={id}>
          <dt className="tabular">{ticketMark(number, common)}</dt>
          <dd>
            <span className="one-line">{subject}</span>
            <span className={css['when']}>{common(`status.${status}`)}</span>
          </dd>
        </div>
      ))}
      {rest > 0 && <Aside text={t('tickets.more', { count: rest })} />}
      {missed && (
        <div>
          <dt className="tabular">{format.short(missed.lastAt, now)}</dt>
          <dd className={css['when']}>{t('contacts.missed', { count: missed.count })}</dd>
        </div>
      )}
      {contacts.map((one) => (
        <div key={one.id}>
          <dt className="tabular">{format.short(one.ringingAt, now)}</dt>
          <dd>
            <span className="one-line">
              {common(`channel.${one.channel}`)} · {t(`outcome.${one.end}`)}
              {one.summary === '' ? '' : ` · ${one.summary}`}
            </span>
          </dd>
        </div>
      ))}
      {contacts.length === 0 && missed === null && openCount === 0 && <Aside text={t('contacts.none')} />}
      <div className={css['account']}>
        <dt>{t('account.title')}</dt>
        <dd>
          <span>
            <b>{history(`standing.${account.standing}`)}</b> · {history(`trend.${account.trend}`)}
          </span>
          <SparkLine values={account.course} isFalling={account.trend === 'falling'} />
        </dd>
      </div>
      <Moment card={card} />
    </dl>
  );
}

/** A day of theirs that comes round, where the first sentence does not speak of it already. */
function Moment({ card: { suggestion, hint } }: { card: Card }) {
  const t = useT('history');
  const words = useMomentWords();
  if (suggestion === null || hint.key === 'moment') return null;
  const { what, when } = words(suggestion);
  return (
    <div className={css['account']}>
      <dt>{t('moment.title')}</dt>
      <dd>
        <span>{what}</span>
        <span className={css['when']}>{when}</span>
      </dd>
    </div>
  );
}

function Hint({ card }: { card: Card }) {
  const t = useT('history');
  const format = useFormat();
  const now = useNow(60_000);
  const { key, params } = card.hint;
  return <p className={css['hint']}>{t(`hint.${key}`, wordArgs(params, format, now))}</p>;
}
