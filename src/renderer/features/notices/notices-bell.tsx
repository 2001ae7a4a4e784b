import { Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useKeysOf, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { writeKeys } from '../../ui/key-hint.tsx';
import css from './notices.module.css';
import { useNotices } from './queries.ts';

const MOST_SHOWN = 99;

/** How much was told and not yet read, always in the same place; nothing but a bell when there is nothing. */
export function NoticesBell({ open }: { open: Action }) {
  const t = useT('notices');
  const count = useNotices().items?.length ?? 0;
  const keys = useKeysOf(open.id, open.keys);
  return (
    <Tooltip label={keys === undefined ? t('title') : `${t('title')} · ${writeKeys(keys)}`}>
      <button
        type="button"
        className={css['bell']}
        aria-haspopup="dialog"
        aria-label={t('bell', { count })}
        onClick={open.perform}
      >
        <IconBell size={18} stroke={1.6} aria-hidden />
        {count > 0 && <span className={css['count']}>{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>}
      </button>
    </Tooltip>
  );
}
