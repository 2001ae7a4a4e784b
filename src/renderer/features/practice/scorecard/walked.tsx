import { IconAlertTriangle, IconCheck, IconCircleDashed, IconMinus, IconX } from '@tabler/icons-react';
import type { PracticeRecord, WalkedStep } from '#shared/contract/app/practice.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { Panel, Pill, type Icon } from '../../../ui/index.ts';
import css from './walked.module.css';

const ICONS = {
  done: IconCheck,
  skipped: IconMinus,
  missed: IconX,
  wrong: IconAlertTriangle,
  ahead: IconCircleDashed,
} as const satisfies Record<WalkedStep['state'], Icon>;

/** The steps of the procedure with what became of each: said in words, drawn by its edge. */
export function Walked({ record }: { record: PracticeRecord }) {
  const t = useT('scorecard');
  const localized = useLocalized();
  const { walked, procedureTitle } = record;
  const isNone = procedureTitle === null;
  return (
    <Panel title={t('walked.title')} aside={isNone ? undefined : localized(procedureTitle)}>
      {isNone || walked.length === 0 ? (
        <p className={css['quiet']}>{t(isNone ? 'walked.none' : 'walked.nothing')}</p>
      ) : (
        <ol className={css['steps']}>
          {walked.map((step, i) => (
            <Step key={i} step={step} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Step({ step }: { step: WalkedStep }) {
  const t = useT('scorecard');
  const localized = useLocalized();
  const Picture = ICONS[step.state];
  const state = t(`walked.${step.state}`);
  return (
    <li className={css['step']} data-state={step.state}>
      <Picture size={14} stroke={1.8} aria-hidden />
      <span className={css['title']}>{localized(step.title)}</span>
      {step.required !== 'none' && <Pill>{t('walked.required')}</Pill>}
      <span className={css['state']}>
        {step.result ? t('walked.result', { state, result: localized(step.result) }) : state}
      </span>
    </li>
  );
}
