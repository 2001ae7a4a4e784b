import { Button, Menu } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { SopStep, StepAction } from '#shared/domain/sop/index.ts';
import { DAY } from '#shared/kernel/units.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { IconButton } from '../../../ui/index.ts';
import { ActionForm } from './action-form.tsx';
import { patchStep } from './edit.ts';
import { useEditing } from './editing.ts';
import css from './editor.module.css';

const MAX_ACTIONS = 5;
const KINDS = ['set', 'macro', 'promise', 'follow-up'] as const;

/** What happens by itself once the step is done. */
export function ActionsField({ step }: { step: SopStep }) {
  const t = useT('sopDesk');
  const { content, change } = useEditing();
  const macros = (useDirectory().data?.macros ?? []).filter(({ isActive }) => isActive);
  const actions = step.actions ?? [];
  const set = (next: StepAction[], tag?: string) =>
    change(
      patchStep(content, step.key, (now) => ({ ...now, actions: next })),
      tag,
    );
  const fresh: Record<(typeof KINDS)[number], () => StepAction | undefined> = {
    set: () => ({ do: 'set', set: {}, addTags: [] }),
    macro: () => macros[0] && { do: 'macro', macroId: macros[0].id },
    promise: () => ({ do: 'promise', text: { zh: '', en: '' }, dueMs: DAY }),
    'follow-up': () => ({ do: 'follow-up', subject: { zh: '', en: '' }, queueId: null }),
  };
  return (
    <fieldset className={css['group']} data-at="actions">
      <legend>{t('field.actions')}</legend>
      {actions.map((action, i) => (
        <div key={i} className={css['card']}>
          <div className={css['cardHead']}>
            <strong>{t(`action.${action.do}`)}</strong>
            <IconButton
              icon={IconX}
              label={t('action.remove', { name: t(`action.${action.do}`) })}
              onClick={() => set(actions.toSpliced(i, 1))}
            />
          </div>
          <ActionForm
            action={action}
            step={step}
            onChange={(next, tag) => set(actions.with(i, next), tag && `${tag}/${i}`)}
          />
        </div>
      ))}
      {actions.length < MAX_ACTIONS && (
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <Button
              variant="subtle"
              size="compact-xs"
              style={{ alignSelf: 'flex-start' }}
              leftSection={<IconPlus size={14} stroke={1.6} aria-hidden />}
            >
              {t('action.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {KINDS.filter((kind) => kind !== 'macro' || macros.length > 0).map((kind) => (
              <Menu.Item
                key={kind}
                onClick={() => {
                  const made = fresh[kind]();
                  if (made) set([...actions, made]);
                }}
              >
                {t(`action.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </fieldset>
  );
}
