import { useT } from '../../../lib/i18n.tsx';
import { useKeysOf } from '../../../lib/actions.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { writeKeys } from '../../../ui/key-hint.tsx';
import { Frame } from '../frame.tsx';
import { PeopleList } from './people-list.tsx';
import { usePeople, type Person } from './queries.ts';
import { ShiftEditor } from './shift-editor.tsx';
import css from './shifts.module.css';

/** Who works when: the people at the left, the shift of one beside them. */
export function ShiftsPage({ agentId }: { agentId: string | null }) {
  const { data, error, refetch } = usePeople();
  const t = useT('board');
  return (
    <Frame page="shifts">
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={10} />
      ) : data.people.length === 0 ? (
        <EmptyState title={t('shifts.empty')} next={t('shifts.emptyNext')} />
      ) : (
        <div className={css['columns']} data-reading={agentId !== null || undefined}>
          <PeopleList people={data.people} agentId={agentId} />
          <Chosen people={data.people} agentId={agentId} />
        </div>
      )}
    </Frame>
  );
}

function Chosen({ people, agentId }: { people: readonly Person[]; agentId: string | null }) {
  const t = useT('board');
  const [down, up] = [useKeysOf('board.next', 'j') ?? '', useKeysOf('board.previous', 'k') ?? ''];
  const person = people.find((one) => one.agentId === agentId);
  if (person) return <ShiftEditor key={person.agentId} person={person} people={people} />;
  if (agentId !== null) return <EmptyState title={t('shifts.gone')} next={t('shifts.goneNext')} />;
  const next = t('shifts.chooseNext', { down: writeKeys(down), up: writeKeys(up) });
  return <EmptyState title={t('shifts.choose')} next={next} />;
}
