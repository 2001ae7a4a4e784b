import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NoticesBell } from '../features/notices/index.ts';
import { SyncPill } from '../features/outbox/index.ts';
import { useKeysOf, type Action } from '../lib/actions.ts';
import { useT } from '../lib/i18n.tsx';
import { ActionKeys } from '../ui/action-keys.tsx';
import { ariaKeys } from '../ui/key-hint.tsx';
import css from './desk.module.css';
import { useUi } from './ui-store.ts';

type Props = { openPalette: Action; openOutbox: Action; openNotices: Action; children: ReactNode };

export function TopBar({ openPalette, openOutbox, openNotices, children }: Props) {
  const t = useT('common');
  const actionWords = useT('actions');
  const link = useUi((ui) => ui.link);
  return (
    <header className={css['top']}>
      <span className={css['mark']}>{t('appName')}</span>
      <button
        type="button"
        className={css['palette']}
        onClick={openPalette.perform}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys(useKeysOf(openPalette.id, openPalette.keys))}
      >
        <IconSearch size={15} stroke={1.6} aria-hidden />
        <span className={css['paletteText']}>{actionWords('palette.box')}</span>
        <ActionKeys id={openPalette.id} keys={openPalette.keys} />
      </button>
      <div className={css['end']}>
        <NoticesBell open={openNotices} />
        <SyncPill wire={link === 'unknown' ? 'up' : link} onOpen={openOutbox.perform} />
        {children}
      </div>
    </header>
  );
}
