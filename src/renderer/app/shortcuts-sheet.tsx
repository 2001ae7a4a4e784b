import { Modal } from '@mantine/core';
import { ACTION_GROUPS, useAllActions } from '../lib/actions.ts';
import { useLabel, useT } from '../lib/i18n.tsx';
import { KeyHint } from '../ui/index.ts';
import css from './desk.module.css';
import { useUi, useUiStore } from './ui-store.ts';

/** Every key of what is on screen, whether or not it could do something at this moment. The list is made from the actions themselves, so that it cannot lie. */
export function ShortcutsSheet() {
  const t = useT('actions');
  const common = useT('common');
  const label = useLabel();
  const ui = useUiStore();
  const isOpen = useUi((state) => state.isSheetOpen);
  const actions = useAllActions({ alsoDisabled: true });
  const groups = ACTION_GROUPS.map((group) => ({
    group,
    entries: actions.filter((action) => action.group === group && action.keys),
  })).filter(({ entries }) => entries.length > 0);
  return (
    <Modal
      opened={isOpen}
      onClose={() => ui.setState({ isSheetOpen: false })}
      title={t('sheet.title')}
      size={720}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={css['sheet']}>
        {groups.map(({ group, entries }) => (
          <section key={group}>
            <h3>{t(`group.${group}`)}</h3>
            <dl>
              {entries.map((action) => (
                <div key={action.id}>
                  <dt>{label(action.labelKey, action.labelArgs)}</dt>
                  <dd>
                    <KeyHint keys={action.keys ?? ''} isSpoken />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
