import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ContactCandidate } from '#shared/contract/app/contacts.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionKeys } from '../../../ui/index.ts';
import css from './pop-card.module.css';

type Props = {
  candidates: readonly ContactCandidate[];
  /** Whom the card shows; null: nobody has been chosen. */
  pickedId: string | null;
  onPick: (customerId: string) => void;
};

/** Who it may be, each a key away. */
export function Candidates({ candidates, pickedId, onPick }: Props) {
  const t = useT('contacts');
  const common = useT('common');
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <ol className={css['candidates']}>
      {candidates.map(({ customerId, name, tier, openTickets, lastAt }, i) => (
        <li key={customerId}>
          <UnstyledButton
            className={css['candidate']}
            aria-pressed={customerId === pickedId}
            onClick={() => onPick(customerId)}
          >
            <span className={css['candidateName']}>
              {name}
              {customerId === pickedId && <IconCheck size={14} stroke={2} aria-hidden />}
            </span>
            <span className={css['when']}>
              {tier === 'standard' ? '' : `${common(`tier.${tier}`)} · `}
              {t('candidate.about', { open: openTickets })}
              {lastAt === null ? '' : ` · ${format.ago(lastAt, now)}`}
            </span>
            <ActionKeys id={`contact.choose.${i + 1}`} keys={`alt+${i + 1}`} />
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
