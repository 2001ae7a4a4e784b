import type { Doing, SpanKind } from '#shared/domain/load/index.ts';
import type { PresenceState } from '#shared/domain/presence.ts';
import type { Hands } from './hands.ts';

/** What somebody does, once for their day and once for when a rest may be offered. */
export type State = { readonly kind: SpanKind; readonly doing: Doing };

type Seen = { readonly state: PresenceState; readonly hands: Hands; readonly isAway: boolean };

/** Several at once: whoever talks in one of them talks, whatever waits besides. */
const talkKind = ({ mine }: Hands): SpanKind => {
  const going = mine.filter(({ state, isPaused }) => state !== 'ended' && !isPaused);
  return going.length > 0 && going.every(({ state }) => state === 'held') ? 'hold' : 'talk';
};

/** Only who is free can be away: a telephone is used without touching the computer. */
export function stateOf({ state, hands, isAway }: Seen): State {
  switch (state) {
    case 'on-contact':
      return { kind: talkKind(hands), doing: 'engaged' };
    case 'acw':
      return { kind: 'acw', doing: 'engaged' };
    case 'break':
      return { kind: 'break', doing: 'resting' };
    case 'offline':
      return { kind: 'offline', doing: 'off' };
    default:
      if (hands.isRinging) return { kind: 'available', doing: 'engaged' };
      return isAway ? { kind: 'away', doing: 'away' } : { kind: 'available', doing: 'free' };
  }
}
