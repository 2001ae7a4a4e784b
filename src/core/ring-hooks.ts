import type { AppEvent } from '#shared/contract/app/events.ts';
import type { ContactId, TicketId } from '#shared/kernel/ids.ts';
import type { ContactNews } from './contacts/index.ts';
import type { DeskWorld } from './desk/index.ts';
import type { Readers, Ring } from './events/index.ts';

function contactEvent(news: ContactNews): Exclude<AppEvent, { type: 'reset' }> {
  if (news.type === 'contact') return { type: 'contact', ...news.data };
  if (news.type === 'shed') return { type: 'contacts-shed', shed: news.shed };
  return { type: 'contact-gone', contactId: news.contactId as ContactId };
}

type Hooks = Pick<DeskWorld, 'announce' | 'onViewers' | 'onStatus' | 'onContact' | 'isAttended' | 'onIndex'>;

/** What a desk says, told to the screens that read its ring. */
export const ringHooks = (ring: Ring, readers: Readers): Hooks => ({
  announce: (changes) => {
    ring.publishChanges(changes);
  },
  onViewers: ({ ticketId, viewers }) => {
    ring.publish({ type: 'viewers', ticketId: ticketId as TicketId, viewers });
  },
  onStatus: (status) => {
    ring.publish({ type: 'sync', status });
  },
  onContact: (news) => {
    ring.publish(contactEvent(news));
  },
  isAttended: () => readers.isAny,
  onIndex: (progress) => {
    ring.publish({ type: 'index', progress });
  },
});
