import { Tooltip } from '@mantine/core';
import { mayDo } from '#shared/domain/rights.ts';
import { useKeysOf } from '../lib/actions.ts';
import { useT, useLabel } from '../lib/i18n.tsx';
import { useCall } from '../lib/query.ts';
import { useMe } from '../lib/reads.ts';
import { hashOf } from '../lib/router.ts';
import { writeKeys } from '../ui/key-hint.tsx';
import css from './desk.module.css';
import railCss from './rail.module.css';
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

const MAX_SHOWN = 99;

/** Proposals that wait for who may publish; 0 for everybody else. */
function useWaiting(waits: Screen['waits']): number {
  const me = useMe();
  const enabled = waits !== undefined && me !== undefined && mayDo(me.role, waits);
  const { data } = useCall(
    ['knowledge', 'waiting'],
    ['proposal', 'outbox'],
    (api, signal) => api.knowledge.reviewList({ list: 'proposed', limit: 1 }, { signal }),
    { enabled },
  );
  return enabled ? (data?.counts['proposed'] ?? 0) : 0;
}

function Place({ screen: { id, labelKey, icon: Picture, keys, waits }, isCurrent, className = '' }: PlaceProps) {
  const t = useT('knowledge');
  const place = useLabel()(labelKey);
  const count = useWaiting(waits);
  const label = count === 0 ? place : t('proposals.waiting', { place, count });
  const chord = useKeysOf(`go.${id}`, keys);
  return (
    <Tooltip label={chord === undefined ? label : `${label} · ${writeKeys(chord)}`} position="right">
      <a
        href={hashOf(id)}
        aria-label={label}
        aria-current={isCurrent ? 'page' : undefined}
        className={`${railCss['place']} ${className}`}
      >
        <Picture size={20} stroke={1.6} />
        {count > 0 && (
          <span className={railCss['count']} aria-hidden>
            {count > MAX_SHOWN ? `${MAX_SHOWN}+` : count}
          </span>
        )}
      </a>
    </Tooltip>
  );
}
