import { SegmentedControl } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { ActionButton, ActionKeys, EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { Frame } from '../frame.tsx';
import { Limits } from './limits.tsx';
import { usePlan, type Plan } from './queries.ts';
import { RestTable } from './rest-table.tsx';
import css from './rests.module.css';

const HOURS = [1, 2, 3, 4, 6, 8] as const;
const USUAL = 2;
const act = actionIn('team');

/** Rests for everybody who works in the next hours, apart from each other: to look at, and to talk over with the team. */
export function RestsPage() {
  const t = useT('board');
  const [hours, setHours] = useState<number>(USUAL);
  const query = usePlan(hours);
  const copy = useCopy(query.data);
  const next = HOURS[(HOURS.findIndex((one) => one === hours) + 1) % HOURS.length] ?? USUAL;
  useActions([act('board.hours', 'board:action.hours', 'h', () => setHours(next)), copy]);
  return (
    <Frame page="rests" tools={<ActionButton action={copy} />}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['page']} aria-label={t('rests.title')} tabIndex={0}>
        <header className={css['head']}>
          <p className={css['lead']}>{t('rests.lead')}</p>
          <span className={css['hours']}>
            <ActionKeys id="board.hours" keys="h" />
            <SegmentedControl
              size="xs"
              aria-label={t('rests.hours')}
              value={String(hours)}
              data={HOURS.map((one) => ({ value: String(one), label: t('rests.hour', { hours: one }) }))}
              onChange={(value) => setHours(Number(value))}
            />
          </span>
        </header>
        {query.data ? (
          <PlanView plan={query.data} hours={hours} />
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
        <Limits />
      </section>
    </Frame>
  );
}

function PlanView({ plan, hours }: { plan: Plan; hours: number }) {
  const t = useT('board');
  if (plan.rests.length === 0) return <EmptyState title={t('rests.empty')} next={t('rests.emptyNext')} />;
  return <RestTable plan={plan} hours={hours} />;
}

/** The plan as lines of text, for wherever the team talks. */
function useCopy(plan: Plan | undefined): Action {
  const t = useT('board');
  const format = useFormat();
  const { say } = useToaster();
  const rests = plan?.rests ?? [];
  const text = rests
    .map(({ name, at, restMs }) => t('rests.line', { from: format.time(at), to: format.time(at + restMs), name }))
    .join('\n');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say({ title: t('rests.copied'), tone: 'ok' }),
      () => say({ title: t('rests.copyFailed'), tone: 'bad' }),
    );
  return {
    ...act('board.copy', 'board:action.copy', 'c', () => void copy(), rests.length > 0),
    icon: IconCopy,
  };
}
