import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useActions, type Action, type Layer } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import css from './now.module.css';

type Props = { isOpen: boolean; onOpen: (isOpen: boolean) => void; children: (layer: Layer) => ReactNode };

/** What helps, at the right; below 1200 px it comes when it is asked for, as a dialog. */
export function Side({ isOpen, onOpen, children }: Props) {
  const t = useT('board');
  const common = useT('common');
  const isWide = useMediaQuery('(min-width: 1200px)', true, { getInitialValueInEffect: false });
  const toggle: Action = {
    id: 'view.toggle-side',
    group: 'view',
    labelKey: 'actions:toggleSide',
    icon: IconLayoutSidebarRight,
    keys: ']',
    isEnabled: !isWide,
    perform: () => onOpen(!isOpen),
  };
  useActions([toggle]);
  useActions(isOpen && !isWide ? [{ ...toggle, id: 'view.close-side' }] : [], { layer: 'dialog' });
  if (isWide)
    return (
      <aside className={css['side']} aria-label={t('side.title')}>
        {children('page')}
      </aside>
    );
  return (
    <Drawer
      opened={isOpen}
      onClose={() => onOpen(false)}
      position="right"
      size={360}
      title={t('side.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {children('dialog')}
    </Drawer>
  );
}
