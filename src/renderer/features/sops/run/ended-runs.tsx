import { useState } from 'react';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { standing } from '#shared/domain/sop/walked.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { Blocks } from './blocks.tsx';
import css from './run.module.css';
import { StepCard } from './step-card.tsx';
import { Trail } from './trail.tsx';
import { Waived } from './waived.tsx';
import { stepOf, useNames } from './words.ts';

/** What was walked to its end or given up: a line each, which opens into the whole way. */
export function EndedRuns({ runs }: { runs: readonly RunView[] }) {
  const t = useT('sops');
  const [open, setOpen] = useState<string | null>(null);
  if (runs.length === 0) return null;
  return (
    <ul className={css['ended']} aria-label={t('ended.label')}>
      {runs.map((run) => (
        <Ended
          key={run.id}
          run={run}
          isOpen={open === run.id}
          onToggle={() => setOpen(open === run.id ? null : run.id)}
        />
      ))}
    </ul>
  );
}

function Ended({ run, isOpen, onToggle }: { run: RunView; isOpen: boolean; onToggle: () => void }) {
  const t = useT('sops');
  const names = useNames();
  const format = useFormat();
  const now = useNow(60_000);
  const counts = standing(run);
  const skipped = counts.filter(({ state }) => state === 'skipped').length;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const at = format.moment(run.endedAt ?? run.startedAt, now);
  const state = run.state === 'abandoned' ? 'abandoned' : 'completed';
  return (
    <li>
      <button type="button" className={css['end']} aria-expanded={isOpen} onClick={onToggle}>
        <Chevron size={14} stroke={1.8} aria-hidden />
        <span className={css['endName']}>{names.title(run)}</span>
        <span className={css['sum']} data-open={run.blocks.length > 0 || undefined}>
          {t(`ended.${state}`, { at, done: counts.length, skipped })}
        </span>
      </button>
      {(isOpen || run.blocks.length > 0) && <Rest run={run} isOpen={isOpen} />}
    </li>
  );
}

/** Skipped steps can still be made up for. What the ticket waits for is in sight without being looked for. */
function Rest({ run, isOpen }: { run: RunView; isOpen: boolean }) {
  const [late, setLate] = useState<string | null>(null);
  const step = stepOf(run, late);
  return (
    <div className={css['whole']}>
      {isOpen && <Trail run={run} onMakeUp={setLate} />}
      {step && <StepCard key={step.key} run={run} step={step} isLate onDone={() => setLate(null)} />}
      <Blocks run={run} onMakeUp={setLate} />
      {isOpen && <Waived run={run} />}
    </div>
  );
}
