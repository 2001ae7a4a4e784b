import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Agent } from '#shared/domain/agent.ts';
import type { Action } from '../lib/actions.ts';
import { useLabel, useT } from '../lib/i18n.tsx';
import { ActionKeys } from '../ui/action-keys.tsx';
import css from './desk.module.css';

export function AgentMenu({ agent, actions }: { agent: Agent; actions: readonly Action[] }) {
  const t = useT('common');
  const session = useT('session');
  const label = useLabel();
  return (
    <Menu position="bottom-end" width={260} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={css['agent']} aria-label={session('menu.label', { name: agent.name })}>
          <span>{agent.name}</span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {agent.name} · {t(`role.${agent.role}`)}
        </Menu.Label>
        {actions.map((action) => (
          <Menu.Item
            key={action.id}
            onClick={action.perform}
            leftSection={action.icon ? <action.icon size={16} stroke={1.6} /> : null}
            rightSection={<ActionKeys id={action.id} keys={action.keys} />}
          >
            {label(action.labelKey, action.labelArgs)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
