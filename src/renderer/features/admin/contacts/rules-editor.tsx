import { NumberInput, Switch, TextInput } from '@mantine/core';
import { SECOND } from '#shared/kernel/units.ts';
import type { QueueContacts } from '#shared/domain/contact-defaults.ts';
import type { Team } from '#shared/domain/team.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { Editor } from '../editor.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { contactsOf, useKeepContacts } from './keep.ts';

type Props = { team: Team; queueId: string; onClose: () => void };

const isCountry = (text: string): boolean => /^[A-Z]{2}$/.test(text);
const isAcw = (ms: number): boolean => Number.isInteger(ms) && ms >= 0 && ms <= 3_600_000;

/** What holds everywhere (`usual`), or for one queue. */
export function RulesEditor({ team, queueId, onClose }: Props) {
  const t = useT('admin');
  const localized = useLocalized();
  const keep = useKeepContacts(team);
  const { usual, queues } = contactsOf(team);
  const own = queues[queueId as never];
  const stored = { ...usual, ...own } as QueueContacts;
  const queue = useDirectory().data?.queues.find(({ id }) => id === queueId);
  const isUsual = queueId === 'usual';
  const { [queueId as never]: _, ...others } = queues as Record<string, QueueContacts>;
  return (
    <Editor<QueueContacts>
      draftKey={`contacts/${queueId}`}
      title={isUsual || !queue ? t('contacts.usual') : localized(queue.name)}
      stored={stored}
      validate={({ country, acwMs }) => ({
        ...(isCountry(country) ? {} : { country: t('contacts.countryWrong') }),
        ...(isAcw(acwMs) ? {} : { acwMs: t('contacts.acwWrong') }),
      })}
      save={(value) => keep(isUsual ? { usual: value } : { queues: { ...others, [queueId]: value } })}
      onClose={onClose}
      size={440}
      extra={
        !isUsual &&
        own !== undefined && (
          <RemoveButton
            label={t('contacts.toUsual')}
            sure={t('contacts.toUsualSure')}
            onRemove={() => void keep({ queues: others }).then(onClose)}
          />
        )
      }
    >
      {(form) => (
        <>
          <TextInput
            data-autofocus
            label={t('contacts.country')}
            description={t('contacts.countryHint')}
            value={form.value.country}
            maxLength={2}
            error={form.error('country')}
            onChange={(event) => form.set({ country: event.currentTarget.value.toUpperCase() })}
          />
          <NumberInput
            label={t('contacts.acw')}
            description={t('contacts.acwHint')}
            suffix={` ${t('seconds')}`}
            min={0}
            max={3600}
            clampBehavior="none"
            value={form.value.acwMs / SECOND}
            error={form.error('acwMs')}
            onChange={(seconds) => form.set({ acwMs: Number(seconds) * SECOND })}
          />
          <Switch
            label={t('contacts.requiredLabel')}
            checked={form.value.isDispositionRequired}
            onChange={(event) => form.set({ isDispositionRequired: event.currentTarget.checked })}
          />
        </>
      )}
    </Editor>
  );
}
