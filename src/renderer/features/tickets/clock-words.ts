import type { SlaClock } from '#shared/contract/app/tickets.ts';
import type { ClockState } from '#shared/domain/clock-state.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Translate } from '../../lib/i18n.tsx';
import type { Format } from '../../lib/time.ts';
import type { Tone } from '../../ui/index.ts';
import { spanWords } from './spans.ts';

/**
 * The state at this moment. The core says it when it is asked; a promise that comes to its end while the row is looked at
 * must not go on saying that all is well.
 */
export function stateAt(clock: SlaClock, now: number): ClockState {
  if (clock.state !== 'running' && clock.state !== 'at-risk') return clock.state;
  if (now >= clock.dueAt) return 'breached';
  return now >= clock.atRiskAt ? 'at-risk' : 'running';
}

/** Coloured only where somebody should act. */
export function clockTone(state: ClockState): Tone {
  if (state === 'breached' || state === 'missed') return 'bad';
  return state === 'at-risk' ? 'warn' : 'neutral';
}

/** For a list: `12 分`, or `超 12 分` when it is late. */
export function clockShort(t: Translate<'tickets'>, clock: SlaClock, now: number): string {
  const left = clock.dueAt - now;
  return left >= 0 ? spanWords(t, left) : t('time.late', { time: spanWords(t, -left) });
}

/** One sentence that stands alone: for screen readers, tooltips and the header. */
export function clockSentence(t: Translate<'tickets'>, clock: SlaClock, now: number): string {
  const args = { clock: t(`clock.${clock.clock}`), time: spanWords(t, Math.abs(clock.dueAt - now)) };
  const state = stateAt(clock, now);
  if (state === 'breached') return t('clock.overdue', args);
  return t(state === 'at-risk' ? 'clock.atRisk' : 'clock.dueIn', args);
}

/** The state alone, beside the name of the clock. */
export function clockState(t: Translate<'tickets'>, clock: SlaClock, now: number): string {
  const state = stateAt(clock, now);
  const time = spanWords(t, Math.abs(clock.dueAt - now));
  switch (state) {
    case 'running':
      return t('clock.left', { time });
    case 'at-risk':
      return t('clock.leftRisk', { time });
    case 'breached':
      return t('clock.late', { time });
    case 'paused':
      return t('clock.paused');
    case 'met':
      return t('clock.met');
    case 'missed':
      return t(clock.at === null ? 'clock.missedOpen' : 'clock.missed');
    default:
      return assertNever(state);
  }
}

/** When it is to be kept, or when it was. */
export function clockWhen(t: Translate<'tickets'>, format: Format, clock: SlaClock, now: number): string {
  const due = format.moment(clock.dueAt, now);
  return clock.at === null
    ? t('clock.dueAt', { time: due })
    : t('clock.metAt', { time: format.moment(clock.at, now), due });
}
