import type { GestureSince } from '#shared/contract/app/history.ts';
import { useT } from '../../lib/i18n.tsx';
import css from './history.module.css';

/** What happened after a gesture, in one line. That it happened because of it is said nowhere. */
export function SinceWords({ since }: { since: GestureSince }) {
  const t = useT('history');
  const { ended, contacts, talk, balance } = since;
  const isSilent = contacts === 0;
  const what = [
    isSilent ? t(`since.none.${ended === null ? 'open' : 'over'}`) : t('since.contacts', { count: contacts }),
    talk && t(`since.talk.${talk}`),
    // Where nobody came and nothing was given or taken, one word is enough.
    isSilent && balance === 'unchanged' ? null : t(`since.balance.${balance}`),
  ].filter((part) => part !== null);
  return (
    <span className={css['since']} title={t('since.why')}>
      {t(`since.${ended ?? 'open'}`, { what: what.join(' · ') })}
    </span>
  );
}
