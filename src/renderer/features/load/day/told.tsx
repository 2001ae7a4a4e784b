import type { LoadNow } from '#shared/contract/app/load.ts';
import { CHANNELS } from '#shared/domain/channel.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useLiveContacts, usePresence, useSyncStatus } from '../../../lib/reads.ts';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { percentOf, useLength } from '../words.ts';
import { Facts, type Fact } from './facts.tsx';

const REASONS = ['lunch', 'rest', 'meeting', 'training'] as const;

/** Everything the lead sees of the person at this desk, in the words of the board, and nothing else. */
export function Told({ now, takesContacts }: { now: LoadNow; takesContacts: boolean }) {
  const t = useT('load');
  const presence = usePresenceFacts(now.paused, takesContacts);
  const facts = useToldFacts(now.told);
  const state = useSyncStatus()?.state;
  const isAlone = state === 'offline' || state === 'paused';
  const hint = t(isAlone ? 'told.notHeard' : 'told.hint');
  return <Facts title={t('told.title')} hint={hint} facts={[...presence, ...facts]} />;
}

/** What they do and since when, and what they have in hand. */
function usePresenceFacts(paused: number, takesContacts: boolean): Fact[] {
  const t = useT('load');
  const board = useT('board');
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
    return count === 0 ? [] : [board('hand.one', { channel: common(`channel.${channel}`), count })];
  });
  return [
    [board('column.state'), `${whole} · ${clock(now - presence.sinceAt)}`],
    [
      board('column.hand'),
      hands.length === 0
        ? board('hand.none')
        : [...hands, ...(paused > 0 ? [t('told.paused', { count: paused })] : [])].join(t('comma')),
    ],
  ];
}

function useToldFacts(told: LoadNow['told']): Fact[] {
  const t = useT('load');
  const board = useT('board');
  const format = useFormat();
  const length = useLength();
  const { occupancy, baseMs, band, hard, recoversUntilAt, shiftEndsAt, reliefAt } = told;
  const moment = (at: number | null, key: 'recovers' | 'shift.ends' | 'relief.offered'): string =>
    at === null ? t('told.none') : board(key, { time: format.time(at) });
  const share =
    occupancy === null
      ? board('occupancy.unknown')
      : t('told.occupancyOf', { value: t('percent', { value: percentOf(occupancy) }), length: length(baseMs) });
  return [
    [board('column.load'), told.load],
    [t('told.interruptible'), told.interruptible],
    [board('column.occupancy'), share],
    [t('told.band'), band === 'neutral' ? t('told.none') : board(`band.${band}`)],
    [board('column.hard'), hard === 0 ? t('told.none') : t('told.hardCount', { count: hard })],
    [t('told.recovers'), moment(recoversUntilAt, 'recovers')],
    [t('told.shift'), moment(shiftEndsAt, 'shift.ends')],
    [t('told.relief'), moment(reliefAt, 'relief.offered')],
  ];
}
