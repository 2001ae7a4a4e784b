import { TextInput } from '@mantine/core';
import { CHANNELS } from '#shared/domain/channel.ts';
import type { CapacityChange } from '#shared/domain/load/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { leaveOnEscape } from '../../../ui/leave-on-escape.ts';
import { usualOf, type Part } from './capacity-parts.ts';
import { usePartName } from './use-part-name.ts';
import css from './policy.module.css';
import type { PolicyDraft } from './use-policy-draft.ts';

type Props = {
  draft: PolicyDraft;
  /** `capacity`, `trainees`, `agents.<id>`. */
  prefix: string;
  /** What holds where a field is empty, on top of the product's. */
  usual: CapacityChange;
  /** Whose it is, for whoever hears the name of a field alone. */
  whose?: string;
};

/** What one person can take at once, by channel; an empty field is as usual, and shows what that is. */
export function CapacityFields({ draft, prefix, usual, whose }: Props) {
  const t = useT('board');
  const common = useT('common');
  const nameOf = usePartName();
  const field = (part: Part) => {
    const key = `${prefix}.${part}`;
    const name = nameOf(part);
    return (
      <TextInput
        onKeyDown={leaveOnEscape}
        key={part}
        aria-label={whose === undefined ? name : `${whose} ${name}`}
        inputMode="numeric"
        placeholder={String(usualOf(part, usual) ?? t('policy.unlimited'))}
        value={draft.value[key] ?? ''}
        error={draft.faultWords(key)}
        onChange={(event) => draft.set({ [key]: event.currentTarget.value })}
        onBlur={() => draft.leave(key)}
      />
    );
  };
  return (
    <div className={css['capacity']}>
      <div className={css['cells']} aria-hidden>
        <span />
        <span>{t('field.total')}</span>
        {CHANNELS.map((channel) => (
          <span key={channel}>{common(`channel.${channel}`)}</span>
        ))}
      </div>
      <div className={css['cells']}>
        <span aria-hidden>{t('capacity.cost')}</span>
        {field('total')}
        {CHANNELS.map((channel) => field(`cost.${channel}`))}
      </div>
      <div className={css['cells']}>
        <span aria-hidden>{t('capacity.most')}</span>
        <span />
        {CHANNELS.map((channel) => field(`most.${channel}`))}
      </div>
    </div>
  );
}
