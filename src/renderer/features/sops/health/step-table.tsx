import { useT } from '../../../lib/i18n.tsx';
import { clock } from '../../../lib/time.ts';
import css from './health.module.css';
import type { Step, Version } from './queries.ts';
import { percentOf, useHealthWords, type HealthWords } from './use-words.ts';

const COLUMNS = ['step', 'reached', 'done', 'late', 'skipped', 'reasons', 'again', 'stopped', 'time', 'flags'] as const;

/** The same and more as numbers. */
export function StepTable({ version }: { version: Version }) {
  const t = useT('sopHealth');
  const words = useHealthWords(version);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls, also by key
    <section className={css['box']} tabIndex={0} aria-label={t('table.title')}>
      <table className={css['table']} aria-label={t('table.title')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {version.steps.map((step) => (
            <Row key={step.step} step={step} words={words} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ step, words }: { step: Step; words: HealthWords }) {
  const t = useT('sopHealth');
  const shareOf = (share: Step['done']): string =>
    share.n === 0 ? '0' : t('table.share', { n: share.n, percent: percentOf(share) });
  const reasons = step.reasons.map(({ reason, n }) => t('table.reason', { reason: words.reasonOf(reason), n }));
  return (
    <tr>
      <th scope="row">{words.stepOf(step.step)}</th>
      <td>{step.reached}</td>
      <td>{shareOf(step.done)}</td>
      <td>{step.late}</td>
      <td>{shareOf(step.skipped)}</td>
      <td>{reasons.join(' · ')}</td>
      <td>{shareOf(step.again)}</td>
      <td>{shareOf(step.stopped)}</td>
      <td>{step.time ? `${clock(step.time.median)} / ${clock(step.time.p90)}` : ''}</td>
      <td>{`${step.openFlags} / ${step.flags}`}</td>
    </tr>
  );
}
