import { hoursOf } from '#shared/domain/load/shift.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { hashOf, useGo } from '../../../lib/router.ts';
import { useFormat } from '../../../lib/time.ts';
import { Pill } from '../../../ui/index.ts';
import { useBegun } from '../drafts.ts';
import type { Person } from './queries.ts';
import css from './shifts.module.css';

const HOUR_MS = 3_600_000;
const act = actionIn('team');

type Props = { people: readonly Person[]; agentId: string | null };

export function PeopleList({ people, agentId }: Props) {
  const t = useT('board');
  const hoursIn = useWeekly();
  const isBegun = useBegun();
  useSteps(people, agentId);
  return (
    <nav className={css['list']} aria-label={t('shifts.list')}>
      <p className={css['lead']}>{t('shifts.lead')}</p>
      {people.map((person) => (
        <a
          key={person.agentId}
          href={hashOf('board', 'shifts', person.agentId)}
          aria-current={person.agentId === agentId ? 'page' : undefined}
        >
          <span className="one-line">{person.name}</span>
          {isBegun(`shift/${person.agentId}`) && <Pill tone="warn">{t('shifts.unsaved')}</Pill>}
          <span className={css['about']}>{hoursIn(person)}</span>
        </a>
      ))}
    </nav>
  );
}

/** Hours a week, without meals; where the weeks differ, from the shortest to the longest. */
function useWeekly(): (person: Person) => string {
  const t = useT('board');
  const format = useFormat();
  return ({ shift }) => {
    if (!shift) return t('shifts.none');
    const hours = shift.weeks.map((_, i) => Math.round((hoursOf(shift, i) / HOUR_MS) * 10) / 10);
    const [least, most] = [Math.min(...hours), Math.max(...hours)].map((one) => format.number(one));
    if (least === undefined || most === undefined) return '';
    return least === most ? t('shifts.hours', { hours: most }) : t('shifts.hoursRange', { least, most });
  };
}

function useSteps(people: readonly Person[], agentId: string | null): void {
  const { go } = useGo();
  const at = people.findIndex((one) => one.agentId === agentId);
  const step = (by: number) => {
    const next = at < 0 ? people[0] : people[at + by];
    if (next) go('board', 'shifts', next.agentId);
  };
  useActions([
    act('board.next', 'board:action.next', 'j', () => step(1)),
    act('board.previous', 'board:action.previous', 'k', () => step(-1)),
  ]);
}
