import { useT } from '../../../lib/i18n.tsx';
import { clock } from '../../../lib/time.ts';
import { Pill } from '../../../ui/index.ts';
import css from './health.module.css';
import type { Finding, Step, Version } from './queries.ts';
import { ShareBar } from './share-bar.tsx';
import { percentOf, useHealthWords, type HealthWords } from './use-words.ts';

/** Every step as a bar of how often it is done; the one that is looked at carries its sentence. */
export function StepBars({ version, current }: { version: Version; current: Finding | null }) {
  const t = useT('sopHealth');
  const words = useHealthWords(version);
  return (
    <>
      <div className={css['axis']} aria-hidden>
        <span>{t('steps.axis')}</span>
        <span className={css['ends']}>
          <span>{t('steps.zero')}</span>
          <span>{t('steps.all')}</span>
        </span>
        <span className={css['meaning']}>{t('steps.interval')}</span>
      </div>
      <ol className={css['steps']} aria-label={t('steps.title')}>
        {version.steps.map((step) => (
          <OneStep key={step.step} step={step} words={words} finding={current?.step === step.step ? current : null} />
        ))}
      </ol>
    </>
  );
}

type Props = { step: Step; words: HealthWords; finding: Finding | null };

function OneStep({ step, words, finding }: Props) {
  const t = useT('sopHealth');
  return (
    <li className={css['step']} data-current={finding !== null || undefined}>
      <span className={css['name']}>
        <span>{words.stepOf(step.step)}</span>
        {step.required !== 'none' && <Pill>{t(`required.${step.required}`)}</Pill>}
      </span>
      <ShareBar share={step.done} isMarked={finding !== null} />
      <span className={css['percent']}>{step.reached === 0 ? '' : percentOf(step.done)}</span>
      <span className={css['rest']}>
        <Rest step={step} />
      </span>
      {finding && <span className={css['sentence']}>{words.findingOf(finding)}</span>}
    </li>
  );
}

/** What there is to say of a step besides its bar; only what is. */
function Rest({ step }: { step: Step }) {
  const t = useT('sopHealth');
  const said = [
    step.reached === 0 ? t('steps.unreached') : t('steps.reached', { count: step.reached }),
    step.skipped.n > 0 && t('steps.skipped', { percent: percentOf(step.skipped) }),
    step.stopped.n > 0 && t('steps.stopped', { percent: percentOf(step.stopped) }),
    step.time && t('steps.time', { median: clock(step.time.median) }),
    step.openFlags > 0 && t('steps.flags', { count: step.openFlags }),
  ];
  return <>{said.filter((one) => one !== false && one !== null).join(' · ')}</>;
}
