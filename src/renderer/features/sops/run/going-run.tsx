import { useState, type ReactNode } from 'react';
import { IconChevronDown, IconChevronRight, IconSitemap } from '@tabler/icons-react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { standing } from '#shared/domain/sop/walked.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionIconButton, Pill } from '../../../ui/index.ts';
import { Blocks } from './blocks.tsx';
import { ChartDialog } from './chart-dialog.tsx';
import { GoneRun } from './gone-run.tsx';
import css from './run.module.css';
import { sopAction, usePanelActions } from './panel-context.ts';
import { StepCard } from './step-card.tsx';
import { Trail } from './trail.tsx';
import { useGoBack } from './use-go-back.ts';
import { Waived } from './waived.tsx';
import { stepOf, useNames } from './words.ts';

/** A walk that goes on: how far it is, what was done, and the step in front. */
export function GoingRun({ run, tools }: { run: RunView; tools: ReactNode }) {
  const [late, setLate] = useState<string | null>(null);
  const skipped = standing(run).findLast(({ state }) => state === 'skipped')?.step;
  const makeUp = sopAction(
    'sop.make-up',
    'sops:action.makeUp',
    'm',
    () => setLate(skipped ?? null),
    skipped !== undefined,
  );
  usePanelActions([makeUp]);
  const goBack = useGoBack(run);
  if (run.sop === null) return <GoneRun run={run} tools={tools} />;
  const step = stepOf(run, late ?? run.current);
  return (
    <div className={css['run']}>
      <Head run={run} tools={tools} />
      <Hints run={run} />
      <Way
        run={run}
        onBack={(key) => {
          setLate(null);
          void goBack(key);
        }}
        onMakeUp={setLate}
      />
      {step && (
        <StepCard
          // Not by what was written of the run: a colleague's entry must not take away what is being typed here.
          key={`${run.id} ${step.key} ${late === null ? '' : 'late'}`}
          run={run}
          step={step}
          isLate={late !== null}
          onDone={() => setLate(null)}
        />
      )}
      <Blocks run={run} onMakeUp={setLate} />
      <Waived run={run} />
    </div>
  );
}

function Head({ run, tools }: { run: RunView; tools: ReactNode }) {
  const t = useT('sops');
  const names = useNames();
  const [isOpen, setOpen] = useState(false);
  const chart = {
    ...sopAction('sop.chart', 'sops:action.chart', 'alt+m', () => setOpen(true)),
    icon: IconSitemap,
  };
  usePanelActions([chart], 'page');
  const { done, left, version } = run;
  return (
    <header className={css['head']}>
      <h2 className={css['name']}>{names.title(run)}</h2>
      <Pill>v{version}</Pill>
      <span className={css['count']} title={t('run.progress', { done, left })}>
        <span aria-hidden>
          {done}/{done + left}+
        </span>
        <span className="visually-hidden">{t('run.progress', { done, left })}</span>
      </span>
      <span className={css['icons']}>
        <ActionIconButton action={chart} />
        {tools}
      </span>
      {isOpen && <ChartDialog run={run} onClose={() => setOpen(false)} />}
    </header>
  );
}

/** What is unusual about it. A run keeps the version it began with. */
function Hints({ run: { version, newestVersion, misfits } }: { run: RunView }) {
  const t = useT('sops');
  const hints = [
    newestVersion === null ? t('run.retired') : null,
    newestVersion !== null && newestVersion > version ? t('run.newer', { newest: newestVersion, version }) : null,
    misfits > 0 ? t('run.misfits', { count: misfits }) : null,
  ].filter((hint) => hint !== null);
  return hints.map((hint) => (
    <p key={hint} className={css['hint']}>
      {hint}
    </p>
  ));
}

type WayProps = { run: RunView; onBack: (step: string) => void; onMakeUp: (step: string) => void };

/** Folded: how much was done, and what came last. */
function Way({ run, onBack, onMakeUp }: WayProps) {
  const t = useT('sops');
  const names = useNames();
  const [isOpen, setOpen] = useState(false);
  const last = standing(run).at(-1);
  const toggle = sopAction('sop.trail', 'sops:action.trail', 't', () => setOpen(!isOpen), run.trail.length > 0);
  usePanelActions([toggle]);
  if (run.trail.length === 0) return null;
  const skipped = standing(run).filter(({ state }) => state === 'skipped').length;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <button type="button" className={css['way']} aria-expanded={isOpen} onClick={toggle.perform}>
        <Chevron size={14} stroke={1.8} aria-hidden />
        <span>{t('trail.sum', { done: standing(run).length, skipped })}</span>
        {!isOpen && last && <span className={css['last']}>{names.step(run, last.step)}</span>}
      </button>
      {isOpen && <Trail run={run} onBack={onBack} onMakeUp={onMakeUp} />}
    </>
  );
}
