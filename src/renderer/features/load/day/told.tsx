import type { LoadNow } from '#shared/contract/app/load.ts';
import { CHANNELS } from '#shared/domain/channel.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useLiveContacts, usePresence } from '../../../lib/reads.ts';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { percentOf, useLength } from '../words.ts';
import { Facts, type Fact } from './facts.tsx';

const REASONS = ['lunch', 'rest', 'meeting', 'training'] as const;

/** Everything the lead sees of the person at this desk, in the words of the board, and nothing else. */
export function Told({ now, takesContacts }: { now: LoadNow; takesContacts: boolean }) {
  const t = useT('load');
  const presence = usePresenceFacts(takesContacts);
  const facts = useToldFacts(now.told);
  return <Facts title={t('told.title')} hint={t('told.hint')} facts={[...presence, ...facts]} />;
}

/** What they do and since when, and what they have in hand. */
function usePresenceFacts(takesContacts: boolean): Fact[] {
  const t = useT('load');
  const words = useT('contacts');
  const common = useT('common');
  const now = useNow(1000);
  const presence = usePresence(takesContacts);
  const inHand = (useLiveContacts(takesContacts)?.contacts ?? []).filter(({ contact }) => contact.answeredAt !== null);
  if (!presence) return [];
  const state = words(`presence.${presence.state}`);
  const reason = REASONS.find((one) => one === presence.reason);
  const whole = reason ? words('presence.reason', { state, reason: words(`presence.${reason}`) }) : state;
  const hands = CHANNELS.flatMap((channel) => {
    const count = inHand.filter(({ contact }) => contact.channel === channel).length;
    return count === 0 ? [] : [t('told.hand', { channel: common(`channel.${channel}`), count })];
  });
  return [
    [t('told.state'), `${whole} · ${clock(now - presence.sinceAt)}`],
    [t('told.hands'), hands.length === 0 ? t('told.none') : hands.join(t('comma'))],
  ];
}

function useToldFacts(told: LoadNow['told']): Fact[] {
  const t = useT('load');
  const format = useFormat();
  const length = useLength();
  const { occupancy, baseMs, recoversUntilAt, shiftEndsAt, reliefAt } = told;
  const percent = occupancy === null ? null : t('percent', { value: percentOf(occupancy) });
  const moment = (at: number | null, key: 'told.recoversUntil' | 'told.shiftEnds' | 'told.reliefAt'): string =>
    at === null ? t('told.none') : t(key, { time: format.time(at) });
  return [
    [t('told.load'), told.load],
    [t('told.interruptible'), told.interruptible],
    [
      t('told.occupancy'),
      percent === null ? t('told.unknown') : t('told.occupancyOf', { value: percent, length: length(baseMs) }),
    ],
    [t('told.band'), t(`told.band.${told.band}`)],
    [t('told.hard'), t('told.hardCount', { count: told.hard })],
    [t('told.recovers'), moment(recoversUntilAt, 'told.recoversUntil')],
    [t('told.shift'), moment(shiftEndsAt, 'told.shiftEnds')],
    [t('told.relief'), moment(reliefAt, 'told.reliefAt')],
  ];
}
