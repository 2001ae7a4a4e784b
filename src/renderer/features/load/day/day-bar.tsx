import { Menu, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDots } from '@tabler/icons-react';
import type { Action } from '../../../lib/actions.ts';
import { useLabel, useT } from '../../../lib/i18n.tsx';
import { ActionButton, ActionIconButton, ActionKeys, IconButton } from '../../../ui/index.ts';
import { useLoadNow } from '../queries.ts';
import { useRestActions } from '../use-rest-actions.ts';
import css from './day.module.css';
import { useDayName } from './use-chosen-day.ts';
import type { useDayActions } from './use-day-actions.ts';

type Props = {
  date: string;
  dates: readonly string[];
  onDate: (date: string) => void;
  actions: ReturnType<typeof useDayActions>;
};

/** Which day, and what can be done with it. */
export function DayBar({ date, dates, onDate, actions }: Props) {
  const t = useT('load');
  const nameOf = useDayName();
  return (
    <div className={css['bar']}>
      <ActionIconButton action={{ ...actions.older, icon: IconChevronLeft }} />
      <Select
        aria-label={t('day.choose')}
        data={dates.map((one) => ({ value: one, label: nameOf(one) }))}
        value={date}
        allowDeselect={false}
        openOnFocus={false}
        onChange={(chosen) => chosen !== null && onDate(chosen)}
        size="xs"
        w={168}
      />
      <ActionIconButton action={{ ...actions.newer, icon: IconChevronRight }} />
      <div className={css['end']}>
        <TakeRest />
        <ActionButton action={actions.export} size="xs" />
        <More actions={[actions.forgetDay, actions.forgetAll]} />
      </div>
    </div>
  );
}

/** A rest may begin whenever one likes; its key is the desk's. */
function TakeRest() {
  const now = useLoadNow();
  const { take } = useRestActions(now ?? { offer: null, rest: null });
  return now ? <ActionButton action={take} size="xs" /> : null;
}

function More({ actions }: { actions: readonly Action[] }) {
  const t = useT('load');
  const label = useLabel();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <IconButton icon={IconDots} label={t('day.more')} onClick={() => undefined} />
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action.id}
            onClick={action.perform}
            rightSection={<ActionKeys id={action.id} keys={action.keys} />}
          >
            {label(action.labelKey)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
