import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useLabel, useT } from '../../../lib/i18n.tsx';
import { ActionButton, ActionKeys, IconButton } from '../../../ui/index.ts';
import css from './reader.module.css';
import type { ReaderActions } from './use-reader-actions.ts';

/** What is done often stands open; the rest is in the menu. */
export function ReaderBar({ actions: { edit, copy, retire } }: { actions: ReaderActions }) {
  const t = useT('common');
  const label = useLabel();
  return (
    <div className={css['bar']}>
      <ActionButton action={edit} variant="filled" />
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <IconButton icon={IconDots} label={t('more')} onClick={() => undefined} />
        </Menu.Target>
        <Menu.Dropdown>
          {[copy, retire].map((action) => (
            <Menu.Item
              key={action.id}
              leftSection={action.icon ? <action.icon size={16} stroke={1.6} /> : null}
              rightSection={<ActionKeys id={action.id} keys={action.keys} />}
              onClick={action.perform}
            >
              {label(action.labelKey)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
