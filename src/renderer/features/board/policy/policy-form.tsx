import { IconDeviceFloppy } from '@tabler/icons-react';
import { useRef } from 'react';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, Pill } from '../../../ui/index.ts';
import { useTwice } from '../use-twice.ts';
import { AfterHard, AmountField } from './amount-field.tsx';
import { CapacityFields } from './capacity-fields.tsx';
import { AMOUNTS } from './amounts.ts';
import { readPolicy } from './fields.ts';
import { PeopleFields } from './people-fields.tsx';
import { PolicyClash } from './policy-clash.tsx';
import css from './policy.module.css';
import type { TeamPolicy } from './queries.ts';
import { usePolicyDraft, type PolicyDraft } from './use-policy-draft.ts';

const act = actionIn('team');

/** Everything a team can agree on about load and rest: each with what holds without, and why. */
export function PolicyForm({ team }: { team: TeamPolicy }) {
  const t = useT('board');
  const box = useRef<HTMLDivElement>(null);
  const draft = usePolicyDraft(team);
  const { save, discard } = usePolicyActions(draft, () => box.current);
  return (
    <section className={css['page']} aria-label={t('policy.title')}>
      <header className={css['head']}>
        <h3>{t('policy.title')}</h3>
        {draft.isDirty ? (
          <Pill tone="warn">{t('shifts.unsaved')}</Pill>
        ) : (
          <span className="secondary">{t(team.isShared ? 'policy.shared' : 'policy.unshared')}</span>
        )}
        <span className={css['tools']}>
          {draft.isDirty && <ActionButton action={discard} />}
          <ActionButton action={save} variant="filled" loading={draft.isSaving} />
        </span>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <div ref={box} className={css['form']} tabIndex={0}>
        <p className={css['lead']}>{t('policy.lead')}</p>
        <PolicyClash draft={draft} stored={team.policy} />
        <Groups draft={draft} />
      </div>
    </section>
  );
}

function Groups({ draft }: { draft: PolicyDraft }) {
  const t = useT('board');
  // What is half-typed does not count as everybody's until it can be read.
  const usual = readPolicy(draft.value).capacity;
  return (
    <>
      <fieldset className={css['group']}>
        <legend>{t('group.breaks')}</legend>
        {AMOUNTS.breaks.map((amount) => (
          <AmountField key={amount.id} amount={amount} draft={draft} />
        ))}
        <AfterHard draft={draft} />
      </fieldset>
      {(['work', 'level'] as const).map((group) => (
        <fieldset key={group} className={css['group']}>
          <legend>{t(`group.${group}`)}</legend>
          {AMOUNTS[group].map((amount) => (
            <AmountField key={amount.id} amount={amount} draft={draft} />
          ))}
        </fieldset>
      ))}
      {(['capacity', 'trainees'] as const).map((group) => (
        <fieldset key={group} className={css['group']}>
          <legend>{t(`group.${group}`)}</legend>
          <p className={css['ground']}>{t(`ground.${group}`)}</p>
          <CapacityFields draft={draft} prefix={group} usual={group === 'capacity' ? {} : usual} />
        </fieldset>
      ))}
      <PeopleFields draft={draft} usual={usual} />
    </>
  );
}

function usePolicyActions(draft: PolicyDraft, box: () => HTMLElement | null) {
  const focus = (at: string) => {
    requestAnimationFrame(() => box()?.querySelector<HTMLElement>(at)?.focus());
  };
  const store = () => {
    draft.save();
    focus('[aria-invalid="true"]');
  };
  const save: Action = {
    ...act('board.save', 'board:action.save', 'mod+enter', store, draft.isDirty),
    icon: IconDeviceFloppy,
  };
  const discard = useTwice('discard', draft.isDirty, draft.drop);
  useActions([save, discard, act('board.edit', 'board:action.edit', 'e', () => focus('input'))]);
  return { save, discard };
}
