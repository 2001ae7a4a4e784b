import { IconArrowBackUp, IconCheck, IconChecks } from '@tabler/icons-react';
import type { RunView, RunVisit } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/reads.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { IconButton } from '../../../ui/index.ts';
import css from './trail.module.css';
import { stepOf, useNames, useValueWords } from './words.ts';

type Props = {
  run: RunView;
  /** Absent: nobody goes back from here. */
  onBack?: (step: string) => void;
  onMakeUp: (step: string) => void;
};

/** What was done, in order: skipped steps with their reason, and what somebody went back behind, struck through. */
export function Trail({ run, onBack, onMakeUp }: Props) {
  const t = useT('sops');
  return (
    <ol className={css['trail']} aria-label={t('trail.label')}>
      {run.trail.map((visit, i) => (
        <Visit key={`${visit.step} ${i}`} run={run} visit={visit} {...(onBack ? { onBack } : {})} onMakeUp={onMakeUp} />
      ))}
    </ol>
  );
}

const stateOf = ({ isTakenBack, state }: RunVisit) => (isTakenBack ? 'back' : state);

function Visit({ run, visit, onBack, onMakeUp }: Props & { visit: RunVisit }) {
  const t = useT('sops');
  const names = useNames();
  const state = stateOf(visit);
  const name = names.step(run, visit.step);
  return (
    <li className={css['visit']} data-state={state}>
      <span className={css['box']} aria-hidden>
        {state === 'done' && <IconCheck size={12} stroke={2.6} />}
      </span>
      <div className={css['what']}>
        <p>
          <span className="visually-hidden">{t(`visit.${state}`)} </span>
          <span className={css['name']}>{name}</span>
        </p>
        <Outcome run={run} visit={visit} />
        <Values run={run} visit={visit} />
      </div>
      {state === 'skipped' && (
        <IconButton icon={IconChecks} label={t('trail.makeUp', { step: name })} onClick={() => onMakeUp(visit.step)} />
      )}
      {state !== 'back' && onBack && (
        <IconButton icon={IconArrowBackUp} label={t('trail.back', { step: name })} onClick={() => onBack(visit.step)} />
      )}
    </li>
  );
}

/** The result where there was a choice; of a skipped step, why; when, and who, unless it was me. */
function Outcome({ run, visit }: { run: RunView; visit: RunVisit }) {
  const t = useT('sops');
  const common = useT('common');
  const names = useNames();
  const format = useFormat();
  const now = useNow(60_000);
  const isMine = useMe()?.id === visit.agentId;
  const step = stepOf(run, visit.step);
  const parts = [
    visit.state === 'skipped' ? t('visit.why', { reason: names.reason(run, visit.reason) }) : null,
    visit.state === 'done' && (step?.results?.length ?? 0) > 1 ? names.result(step, visit.result) : null,
    visit.note === '' ? null : visit.note,
    visit.isLate ? t('visit.late') : null,
    run.waived.some((one) => one.step === visit.step) ? t('visit.waived') : null,
    isMine ? null : (visit.agentName ?? common('unknownPerson')),
    format.moment(visit.at, now),
  ];
  return <p className={css['outcome']}>{parts.filter((part) => part !== null).join(' · ')}</p>;
}

function Values({ run, visit }: { run: RunView; visit: RunVisit }) {
  const rows = useValueWords()(stepOf(run, visit.step), visit);
  if (rows.length === 0) return null;
  return (
    <dl className={css['values']}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
