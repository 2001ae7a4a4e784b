import { Tooltip } from '@mantine/core';
import { useT, useLabel } from '../lib/i18n.tsx';
import { hashOf } from '../lib/router.ts';
import { writeKeys } from '../ui/key-hint.tsx';
import css from './desk.module.css';
import type { Screen } from './screens.tsx';

export function Rail({ screens, current }: { screens: readonly Screen[]; current: string }) {
  const t = useT('actions');
  const label = useLabel();
  const firstLow = screens.find((screen) => screen.isLow)?.id;
  return (
    <nav className={css['rail']} aria-label={t('rail')}>
      {screens.map(({ id, labelKey, icon: Picture, keys }) => (
        <Tooltip key={id} label={`${label(labelKey)} · ${writeKeys(keys)}`} position="right">
          <a
            href={hashOf(id)}
            aria-label={label(labelKey)}
            aria-current={id === current ? 'page' : undefined}
            className={id === firstLow ? css['last'] : undefined}
          >
            <Picture size={20} stroke={1.6} />
          </a>
        </Tooltip>
      ))}
    </nav>
  );
}
