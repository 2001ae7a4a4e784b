import { Menu } from '@mantine/core';
import { IconAlarm, IconAlarmOff, IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { snoozeAt, SNOOZES, whenWords } from './snooze-times.ts';
import css from './snooze-menu.module.css';

const SnoozeDialog = lazy(async () => ({ default: (await import('./snooze-dialog.tsx')).SnoozeDialog }));

type Props = {
  target: ReactNode;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** Asleep now: waking is offered as well. */
  isSnoozed: boolean;
  isDisabled?: boolean;
  /** Null: wake now. */
  onSnooze: (untilAt: number | null) => void;
};

/** When it is to come back: the times people mean, or any other. */
export function SnoozeMenu({ target, isOpen, onOpen, isSnoozed, isDisabled = false, onSnooze }: Props) {
  const t = useT('tickets');
  const format = useFormat();
  const now = useNow(60_000);
  const [isChoosing, setChoosing] = useState(false);
  const times = SNOOZES.flatMap((name) => {
    const at = snoozeAt(name, now);
    return at === null ? [] : [{ name, at }];
  });
  return (
    <>
      <Menu
        position="bottom-end"
        width={250}
        withinPortal={false}
        opened={isOpen}
        onChange={onOpen}
        disabled={isDisabled}
      >
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown>
          {isSnoozed && (
            <Menu.Item leftSection={<IconAlarmOff size={14} stroke={1.6} />} onClick={() => onSnooze(null)}>
              {t('action.wake')}
            </Menu.Item>
          )}
          {times.map(({ name, at }) => (
            <Menu.Item
              key={name}
              leftSection={<IconAlarm size={14} stroke={1.6} />}
              rightSection={<span className={css['when']}>{whenWords(format, at, now)}</span>}
              onClick={() => onSnooze(at)}
            >
              {t(`snooze.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconCalendar size={14} stroke={1.6} />} onClick={() => setChoosing(true)}>
            {t('snooze.custom')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {isChoosing && <SnoozeDialog onClose={() => setChoosing(false)} onSnooze={onSnooze} />}
      </Suspense>
    </>
  );
}
