import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Action } from '../../../lib/actions.ts';
import { useLabel, useT } from '../../../lib/i18n.tsx';
import { ActionButton, IconButton } from '../../../ui/index.ts';
import { ActionKeys } from '../../../ui/action-keys.tsx';
import css from './article-reader.module.css';
import type { ReaderActions } from './use-reader-actions.ts';

type Props = { actions: ReaderActions; isBesideTicket: boolean };

/** Into the reply first, then what keeps the article alive; the rare ones in a menu. Away from its ticket a quote is not what one came for. */
export function ReaderBar({ actions, isBesideTicket }: Props) {
  const { quote, link, edit } = actions;
  const canInsert = quote.isEnabled === true;
  return (
    // A press must not take the selection away before it is quoted.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- nothing is pressed here but the buttons inside
    <div className={css['do']} onMouseDown={(event) => event.preventDefault()}>
      {canInsert && <ActionButton action={quote} variant={isBesideTicket ? 'filled' : 'default'} />}
      {canInsert && <ActionButton action={link} />}
      {edit.isEnabled && <ActionButton action={edit} />}
      <More actions={[actions.copy, actions.history, actions.review, actions.archive]} />
    </div>
  );
}

function More({ actions }: { actions: readonly Action[] }) {
  const t = useT('common');
  const label = useLabel();
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <IconButton icon={IconDots} label={t('more')} onClick={() => undefined} />
      </Menu.Target>
      <Menu.Dropdown>
        {actions
          .filter(({ isEnabled }) => isEnabled !== false)
          .map((action) => (
            <Menu.Item
              key={action.id}
              leftSection={action.icon ? <action.icon size={16} stroke={1.6} /> : null}
              rightSection={<ActionKeys id={action.id} keys={action.keys} />}
              onClick={action.perform}
            >
              {label(action.labelKey, action.labelArgs)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
