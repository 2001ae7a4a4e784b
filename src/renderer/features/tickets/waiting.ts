import type { Channel } from '#shared/domain/channel.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/units.ts';
import type { Translate } from '../../lib/i18n.tsx';
import type { Tone } from '../../ui/index.ts';

/** From when a wait means something, in ms: the team's first-response target, and three times it; mail is slower by nature. */
const LIMITS: Record<Channel, { readonly warn: number; readonly bad: number }> = {
  phone: { warn: 5 * MINUTE, bad: 15 * MINUTE },
  chat: { warn: 5 * MINUTE, bad: 15 * MINUTE },
  message: { warn: HOUR, bad: 4 * HOUR },
  social: { warn: HOUR, bad: 4 * HOUR },
  email: { warn: 8 * HOUR, bad: DAY },
};

/** Neutral until the wait is one the customer feels. */
export function waitingTone(channel: Channel, waitedMs: number): Tone {
  const { warn, bad } = LIMITS[channel];
  if (waitedMs >= bad) return 'bad';
  return waitedMs >= warn ? 'warn' : 'neutral';
}

/** `12 分`, `3 小时`: rounded down, because a wait is counted in what has passed. */
export function waitingWords(t: Translate<'tickets'>, waitedMs: number): string {
  if (waitedMs < MINUTE) return t('waiting.seconds');
  if (waitedMs < HOUR) return t('waiting.minutes', { count: Math.floor(waitedMs / MINUTE) });
  if (waitedMs < DAY) return t('waiting.hours', { count: Math.floor(waitedMs / HOUR) });
  return t('waiting.days', { count: Math.floor(waitedMs / DAY) });
}
