import type { LoadNow } from '#shared/contract/app/load.ts';
import { bandOf, isOvertimeNear, overtimeMs, type DutyMoment } from '#shared/domain/load/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { agreedOf } from './agreed.ts';
import type { Standing } from './standing.ts';
import { teamSizeOf } from './team.ts';

type Asked = { readonly now: number; readonly skew: number; readonly queueIds: readonly string[] };

const OWN_CAUSES = ['time', 'hard', 'planned'] as const;

function offerOf({ offer, relief, clock, rules }: Standing): LoadNow['offer'] {
  if (offer === null) return null;
  const isOwn = OWN_CAUSES.some((cause) => cause === offer);
  return {
    cause: offer,
    byAgentId: isOwn ? null : ((relief?.byAgentId ?? null) as never),
    restMs: rules.restMs,
    canPostpone: !clock.hasPostponed,
    postponeMs: rules.postponeMs,
  };
}

/** The desk's screen counts by the desk's clock. */
export const here = (at: number | null, skew: number): number | null => (at === null ? null : Math.max(0, at - skew));

const dutyHere = (duty: DutyMoment | null, skew: number): LoadNow['duty'] =>
  duty && {
    fromAt: duty.fromAt - skew,
    toAt: duty.toAt - skew,
    breaks: duty.breaks.map(({ fromAt, toAt, kind }) => ({ fromAt: fromAt - skew, toAt: toAt - skew, kind })),
  };

/** How the agent stands, for their own screen: what the lead is told, and what nobody else knows. */
export function loadNow(db: ReadableDb, standing: Standing, { now, skew, queueIds }: Asked): LoadNow {
  const { report, duty, clock, rest, quietUntilAt, hands } = standing;
  const hubNow = now + skew;
  const isOver = duty !== null && hubNow >= duty.toAt;
  const isWorking = hands.mine.length > 0;
  return {
    told: {
      ...report,
      band: bandOf({ share: report.occupancy, baseMs: report.baseMs }, teamSizeOf(db, queueIds)),
      recoversUntilAt: here(report.recoversUntilAt, skew),
      shiftEndsAt: here(report.shiftEndsAt, skew),
      reliefAt: here(report.reliefAt, skew),
    },
    waking: standing.waking,
    paused: standing.paused,
    workedMs: Math.round(clock.workedMs),
    dueMs: Math.round(clock.dueMs),
    offer: offerOf(standing),
    rest,
    quietUntilAt,
    duty: dutyHere(duty, skew),
    overtimeMs: duty === null ? null : isOver && isWorking ? overtimeMs(duty, hubNow) : 0,
    isOvertimeNear: duty !== null && isWorking && isOvertimeNear(duty, hubNow, agreedOf(db).overtimeHintMs),
  };
}
