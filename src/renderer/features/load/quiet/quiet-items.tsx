import { Menu } from '@mantine/core';
import { useLabel, useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { ActionKeys } from '../../../ui/index.ts';
import { useLoadNow } from '../queries.ts';
import { useQuietActions } from './use-quiet.ts';

const isEnd = (id: string): boolean => id === 'rest.quiet-end';

/** Choices in the menu of what one does: for how long no rest is offered, or the end of that. */
export function QuietItems() {
  const t = useT('load');
  const label = useLabel();
  const format = useFormat();
  const now = useLoadNow();
  const actions = useQuietActions(now?.quietUntilAt ?? null);
  if (!now) return null;
  const { quietUntilAt } = now;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('quiet.label')}</Menu.Label>
      {actions
        .filter(({ id }) => isEnd(id) === (quietUntilAt !== null))
        .map((action) => (
          <Menu.Item
            key={action.id}
            onClick={action.perform}
            rightSection={<ActionKeys id={action.id} keys={action.keys} />}
          >
            {quietUntilAt === null ? label(action.labelKey) : t('quiet.until', { time: format.time(quietUntilAt) })}
          </Menu.Item>
        ))}
    </>
  );
}
