import type { RunView } from '#shared/contract/app/sops.ts';
import { ellipsis, oneLine } from '#shared/kernel/one-line.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useLiveContacts } from '../../../lib/reads.ts';
import css from './step.module.css';
import { useNames } from './words.ts';

const EXCERPT = 60;
const TABLES = ['message', 'run', 'sop', 'settings'] as const;

/** What the conversation shows of a run's steps; asked again with each line. */
function useHeard({ id: runId, ticketId, contactId }: RunView) {
  const talking = (useLiveContacts()?.contacts ?? []).find(({ contact }) => contact.id === contactId);
  return useCall(
    ['guidance', 'steps', runId, talking?.contact.lines ?? 0],
    TABLES,
    (api, signal) => api.guidance.stepHints({ runId, ticketId, contactId }, { signal }),
    { keepPrevious: true, enabled: ticketId !== null || contactId !== null },
  ).data;
}

/** What was said that shows this step to be done, or that the talk is further already. The agent alone says that it is. */
export function HeardStep({ run, step }: { run: RunView; step: string }) {
  const t = useT('sops');
  const names = useNames();
  const heard = useHeard(run);
  const passed = new Set(run.trail.filter(({ isTakenBack }) => !isTakenBack).map((visit) => visit.step));
  const own = heard?.done.find((one) => one.step === step);
  const further = heard?.done.find((one) => one.step !== step && !passed.has(one.step));
  if (own)
    return <p className={css['heard']}>{t('heard.done', { words: ellipsis(oneLine(own.text, EXCERPT), EXCERPT) })}</p>;
  return further ? <p className={css['heard']}>{t('heard.further', { step: names.step(run, further.step) })}</p> : null;
}
