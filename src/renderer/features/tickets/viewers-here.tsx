import { Tooltip } from '@mantine/core';
import type { Viewer } from '#shared/contract/app/viewers.ts';
import { useT } from '../../lib/i18n.tsx';
import { useViewers } from '../../lib/reads.ts';
import css from './ticket-header.module.css';

const SHOWN = 3;
/** 周华 → 华, Daniel Ortiz → DO: short enough for a disc, and told apart by most teams. */
const initials = (name: string): string => {
  const parts = name.trim().split(/\s+/);
  if (parts.length > 1) return `${parts[0]?.[0] ?? ''}${parts.at(-1)?.[0] ?? ''}`.toUpperCase();
  return /\p{Script=Han}$/u.test(name) ? name.slice(-1) : name.slice(0, 2).toUpperCase();
};

/** Colleagues who have the same ticket open; who is answering stands first, and is named in words. */
export function ViewersHere({ ticketId }: { ticketId: string }) {
  const t = useT('tickets');
  const messages = useT('messages');
  const viewers = useViewers(ticketId).toSorted(
    (a, b) => Number(b.doing === 'replying') - Number(a.doing === 'replying'),
  );
  const words = (viewer: Viewer) => t(`viewers.${viewer.doing}`, { name: viewer.name });
  const all = viewers.map(words).join(messages('listSeparator'));
  return (
    <output className={css['viewers']} aria-label={t('viewers.label')}>
      {viewers.length > 0 && (
        <Tooltip label={all}>
          <span className={css['discs']}>
            {viewers.slice(0, SHOWN).map((viewer) => (
              <span key={viewer.agentId} className={css['disc']} data-doing={viewer.doing} aria-hidden>
                {initials(viewer.name)}
              </span>
            ))}
            <span className={css['said']} aria-hidden>
              {viewers[0] && words(viewers[0])}
              {viewers.length > 1 && ` +${viewers.length - 1}`}
            </span>
            <span className="visually-hidden">{all}</span>
          </span>
        </Tooltip>
      )}
    </output>
  );
}
