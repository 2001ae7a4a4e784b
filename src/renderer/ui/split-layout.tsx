import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useActions, type Action } from '../lib/actions.ts';
import { useT } from '../lib/i18n.tsx';
import { ActionIconButton } from './action-button.tsx';
import css from './split-layout.module.css';

type Props = {
  left: ReactNode;
  /** Receives the button that opens the folded right column, or null while it stands open. */
  middle: ReactNode | ((sideButton: ReactNode) => ReactNode);
  /** Null: nothing to help with now, and the middle takes its room. */
  right: ReactNode;
  leftLabel: string;
  middleLabel: string;
  rightLabel: string;
  /** Where only one column fits: whether it is the middle. */
  isMiddleFirst: boolean;
};

/** Left what waits, middle the work, right what helps. Below 1200 px the right folds into a drawer; below 760 px one column shows. */
export function SplitLayout({ left, middle, right, leftLabel, middleLabel, rightLabel, isMiddleFirst }: Props) {
  const t = useT('common');
  const isWide = useMediaQuery('(min-width: 1200px)', true, { getInitialValueInEffect: false });
  const [isOpen, setOpen] = useState(false);
  const toggle = {
    id: 'view.toggle-side',
    group: 'view',
    labelKey: 'actions:toggleSide',
    icon: IconLayoutSidebarRight,
    keys: ']',
    isEnabled: !isWide && right !== null,
    perform: () => setOpen((open) => !open),
  } as const satisfies Action;
  useActions([toggle]);
  // Open, it is a dialog, and the key that opened it closes it.
  useActions(isOpen ? [{ ...toggle, id: 'view.close-side' }] : [], { layer: 'dialog' });
  const button = isWide || right === null ? null : <ActionIconButton action={toggle} />;
  return (
    <div
      className={css['split']}
      data-split
      data-first={isMiddleFirst ? 'middle' : 'left'}
      data-two={right === null || undefined}
    >
      <section className={css['left']} aria-label={leftLabel}>
        {left}
      </section>
      <section className={css['middle']} aria-label={middleLabel}>
        {typeof middle === 'function' ? middle(button) : middle}
      </section>
      {isWide && right !== null && (
        <aside className={css['right']} aria-label={rightLabel} data-side>
          {right}
        </aside>
      )}
      {!isWide && (
        <Drawer
          opened={isOpen && right !== null}
          onClose={() => setOpen(false)}
          position="right"
          size={360}
          title={rightLabel}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          {right}
        </Drawer>
      )}
    </div>
  );
}
