import type { QueueId } from '../kernel/ids.ts';
import { MINUTE } from '../kernel/units.ts';
import type { Disposition, QueueContacts, TeamContacts } from './contact-rules.ts';
import type { Team } from './team.ts';

/** Free of schemas, for the screen. */
export type { Disposition, QueueContacts, TeamContacts } from './contact-rules.ts';

/** Where nobody has agreed on anything. */
export const DEFAULT_CONTACTS: TeamContacts = {
  usual: { country: 'CN', acwMs: MINUTE, isDispositionRequired: false },
  queues: {},
  dispositions: [],
  blocked: [],
};

export type ContactRules = QueueContacts & { readonly dispositions: readonly Disposition[] };

/** @param queueId null: before anybody knows the queue. */
export function contactRulesOf(team: Pick<Team, 'contacts'> | undefined, queueId: QueueId | null): ContactRules {
  const { usual, queues, dispositions } = team?.contacts ?? DEFAULT_CONTACTS;
  const own = queueId === null ? undefined : queues[queueId];
  const isOffered = (one: Disposition): boolean =>
    one.isActive && (one.queueIds.length === 0 || (queueId !== null && one.queueIds.includes(queueId)));
  return {
    country: own?.country ?? usual.country,
    acwMs: own?.acwMs ?? usual.acwMs,
    isDispositionRequired: own?.isDispositionRequired ?? usual.isDispositionRequired,
    dispositions: dispositions.filter(isOffered),
  };
}
