import { IconArrowRight } from '@tabler/icons-react';
import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useFormat } from '../../../lib/time.ts';
import { useWantReply } from '../../../lib/want-reply.ts';
import { ActionButton } from '../../../ui/index.ts';
import { useWho } from '../words.ts';
import css from './wrap-up.module.css';

/** Of the newest lines of a conversation, as many as may come while one writes a few words. */
const LOOKED_AT = 20;

/** The newest words of the customer since the contact ended; undefined: they have said no more. */
function useLateWords({ ticketId, endedAt, channel }: ContactWithCard['contact']) {
  const { data } = useCall(
    ['messages', 'newest', ticketId],
    ['message'],
    (api, signal) => api.messages.timeline({ ticketId: ticketId ?? '', before: null, limit: LOOKED_AT }, { signal }),
    { enabled: ticketId !== null && endedAt !== null && channel !== 'phone' },
  );
  return data?.items.findLast(({ kind, at }) => kind === 'customer' && at > (endedAt ?? at));
}

/** Who ends a chat does not end what the other side has to say. */
export function StillWrites({ entry }: { entry: ContactWithCard }) {
  const t = useT('contacts');
  const format = useFormat();
  const { go } = useGo();
  const wantReply = useWantReply();
  const name = useWho()(entry);
  const late = useLateWords(entry.contact);
  const { ticketId, channel } = entry.contact;
  const goOn = {
    ...actionIn('contact')(
      'contact.go-on',
      'contacts:action.goOn',
      'alt+t',
      () => {
        if (ticketId === null) return;
        go('inbox', ticketId);
        // The key means the other box, whatever is written here.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        wantReply(ticketId);
      },
      ticketId !== null,
    ),
    icon: IconArrowRight,
  };
  useActions([goOn]);
  // Whoever has hung up has said what they had to say.
  if (channel === 'phone') return null;
  return (
    <div className={css['late']} data-late={late !== undefined || undefined}>
      {late && (
        <output>
          {t('wrap.late', { name, time: format.time(late.at) })} <q>{late.body}</q>
        </output>
      )}
      {ticketId !== null && <ActionButton action={goOn} size="xs" />}
    </div>
  );
}
