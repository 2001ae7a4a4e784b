import type { HistoryContact } from '#shared/contract/app/history.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useDirectory } from '../../lib/reads.ts';
import { clock } from '../../lib/time.ts';
import { Pill } from '../../ui/index.ts';
import css from './screen.module.css';

/** What kind of contact it was, how it ended, how long it took, what it was about, and what the agent made of it. */
export function ContactWords({ contact }: { contact: HistoryContact }) {
  const t = useT('history');
  const common = useT('common');
  const local = useLocalized();
  const dispositions = useDirectory().data?.team.contacts?.dispositions;
  const { channel, direction, end, answeredAt, endedAt, agentName, disposition, summary } = contact;
  const about = dispositions?.find(({ key }) => key === disposition);
  const isMissed = answeredAt === null && direction === 'in';
  const parts = [
    `${common(`channel.${channel}`)} · ${t(`contact.${direction}`)}`,
    answeredAt === null ? null : clock(endedAt - answeredAt),
    agentName,
  ];
  return (
    <>
      <p className={css['line']}>
        <span>{parts.filter((part) => part !== null).join(' · ')}</span>
        {(isMissed || end !== 'finished') && <Pill tone={isMissed ? 'bad' : 'neutral'}>{t(`contact.end.${end}`)}</Pill>}
        {disposition !== null && <Pill>{about ? local(about.label) : disposition}</Pill>}
      </p>
      {summary !== '' && <p className={css['preview']}>{summary}</p>}
    </>
  );
}
