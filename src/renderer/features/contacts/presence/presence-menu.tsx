import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { usePresence } from '../../../lib/reads.ts';
import { clock, useNow } from '../../../lib/time.ts';
import { StatusDot, type Tone } from '../../../ui/index.ts';
import css from './presence.module.css';

const REASONS = ['lunch', 'rest', 'meeting', 'training'] as const;
type Reason = (typeof REASONS)[number];
const isReason = (reason: string): reason is Reason => REASONS.some((one) => one === reason);

const TONES: Readonly<Record<string, Tone>> = {
  available: 'ok',
  'on-contact': 'accent',
  acw: 'accent',
  break: 'info',
  offline: 'neutral',
};

/**
 * What the person at the desk does now, and since when; what contacts say of it stands above what they say themselves.
 * @param children further choices of another feature.
 */
export function PresenceMenu({ children }: { children?: ReactNode }) {
  const t = useT('contacts');
  const now = useNow(1000);
  const data = usePresence();
  const set = useCommand((api, said: { state: 'available' | 'break' | 'offline'; reason: string }) =>
    api.contacts.setPresence(said),
  );
  if (!data) return null;
  const state = t(`presence.${data.state}`);
  const words = isReason(data.reason) ? t('presence.reason', { state, reason: t(`presence.${data.reason}`) }) : state;
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={css['presence']}>
          <StatusDot tone={TONES[data.state] ?? 'neutral'} />
          <span>
            <span className="visually-hidden">{t('presence.title')} </span>
            {words}
          </span>
          <span className="tabular">{clock(now - data.sinceAt)}</span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void set.run({ state: 'available', reason: '' })}>
          {t('presence.available')}
        </Menu.Item>
        {REASONS.map((reason) => (
          <Menu.Item key={reason} onClick={() => void set.run({ state: 'break', reason })}>
            {t('presence.reason', { state: t('presence.break'), reason: t(`presence.${reason}`) })}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => void set.run({ state: 'offline', reason: '' })}>{t('presence.offline')}</Menu.Item>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
