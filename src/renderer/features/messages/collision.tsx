import { IconUsers } from '@tabler/icons-react';
import { useT } from '../../lib/i18n.tsx';
import { useViewers } from '../../lib/reads.ts';
import css from './composer.module.css';

/** Somebody else is answering this customer now: said where the answer is written, and nothing is forbidden. */
export function Collision({ ticketId }: { ticketId: string }) {
  const t = useT('messages');
  const names = useViewers(ticketId)
    .filter(({ doing }) => doing === 'replying')
    .map(({ name }) => name);
  return (
    <output className={names.length > 0 ? css['collision'] : 'visually-hidden'}>
      {names.length > 0 && (
        <>
          <IconUsers size={14} stroke={1.6} aria-hidden />
          <span>
            <strong>{t('collision.replying', { names: names.join(t('listSeparator')), count: names.length })}</strong>{' '}
            {t('collision.next')}
          </span>
        </>
      )}
    </output>
  );
}
