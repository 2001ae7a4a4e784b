import type { Enrolment } from '#shared/contract/app/session.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import css from './sign-in-page.module.css';

type Props = { people: readonly Enrolment[]; chosen: string; onChoose: (handle: string) => void };

/** Who can unlock this desk without the hub, and until when. */
export function EnrolledPeople({ people, chosen, onChoose }: Props) {
  const t = useT('session');
  const format = useFormat();
  const now = useNow(60_000);
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="enrolled">
      <h2 id="enrolled">{t('people.title')}</h2>
      <ul className={css['list']}>
        {people.map((person) => (
          <li key={person.agentId}>
            <button type="button" aria-pressed={person.handle === chosen} onClick={() => onChoose(person.handle)}>
              <span className={css['name']}>
                {person.name} <span className="secondary">{person.handle}</span>
              </span>
              <span className="secondary">
                {person.leaseUntilAt > now
                  ? t('people.until', { date: format.moment(person.leaseUntilAt, now) })
                  : t('people.ended')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
