import type { BoardAgent } from '#shared/contract/app/board.ts';
import type { PresenceState } from '#shared/domain/presence.ts';
import { useT } from '../../lib/i18n.tsx';
import type { Tone } from '../../ui/index.ts';

/** A dot says what somebody does; resting is as good as working. */
export const TONES: Readonly<Record<PresenceState, Tone>> = {
  available: 'ok',
  'on-contact': 'accent',
  acw: 'accent',
  break: 'info',
  offline: 'neutral',
};

const REASONS = ['lunch', 'rest', 'meeting', 'training'] as const;

/** What somebody does now, with what they say of it. */
export function useStateWords(): (agent: Pick<BoardAgent, 'state' | 'reason'>) => string {
  const t = useT('contacts');
  return ({ state, reason }) => {
    const words = t(`presence.${state}`);
    const known = REASONS.find((one) => one === reason);
    return known === undefined ? words : t('presence.reason', { state: words, reason: t(`presence.${known}`) });
  };
}

/** 0.812 → 81%. */
export function usePercent(): (share: number) => string {
  const t = useT('board');
  return (share) => t('unit.percent', { count: Math.round(share * 100) });
}
