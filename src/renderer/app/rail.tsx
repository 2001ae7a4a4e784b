import { Tooltip } from '@mantine/core';
import { useKeysOf } from '../lib/actions.ts';
import { useT, useLabel } from '../lib/i18n.tsx';
import { hashOf } from '../lib/router.ts';
import { writeKeys } from '../ui/key-hint.tsx';
import css from './desk.module.css';
import type { Screen } from './screens.tsx';

export function Rail({ screens, current }: { screens: readonly Screen[]; current: string }) {
  const t = useT('actions');
  const firstLow = screens.find((screen) => screen.isLow)?.id;
  return (
    <nav className={css['rail']} aria-label={t('rail')}>
      {screens.map((screen) => (
        <Place
          key={screen.id}
          screen={screen}
          isCurrent={screen.id === current}
          className={screen.id === firstLow ? css['last'] : undefined}
        />
      ))}
    </nav>
  );
}

type PlaceProps = { screen: Screen; isCurrent: boolean; className: string | undefined };

function Place({ screen: { id, labelKey, icon: Picture, keys }, isCurrent, className }: PlaceProps) {
  const label = useLabel()(labelKey);
  const own = useKeysOf(`go.${id}`, keys);
  return (
    <Tooltip label={own === undefined ? label : `${label} · ${writeKeys(own)}`} position="right">
      <a href={hashOf(id)} aria-label={label} aria-current={isCurrent ? 'page' : undefined} className={className}>
        <Picture size={20} stroke={1.6} />
      </a>
    </Tooltip>
  );
}
