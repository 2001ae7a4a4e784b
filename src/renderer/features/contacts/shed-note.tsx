import { useT } from '../../lib/i18n.tsx';
import { MINUTE } from '#shared/kernel/units.ts';
import { useLiveContacts } from '../../lib/reads.ts';
import { useNow } from '../../lib/time.ts';

const SAID_FOR_MS = 10 * MINUTE;

/** That contacts were left out a moment ago, and how many; nothing otherwise. */
export function ShedNote() {
  const t = useT('contacts');
  const now = useNow(60_000);
  const { count, lastAt } = useLiveContacts()?.shed ?? { count: 0, lastAt: null };
  if (lastAt === null || now - lastAt > SAID_FOR_MS) return null;
  return (
    <p className="secondary">
      <output>{t('pop.shed', { count })}</output>
    </p>
  );
}
