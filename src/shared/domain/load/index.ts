export { bandOf } from './bands.ts';
export { BANDS, BREAK_CAUSES, SPAN_KINDS, type Band, type BreakCause, type SpanKind } from './names.ts';
export {
  advance,
  ask,
  freshClock,
  letGo,
  postpone,
  steppedAway,
  take,
  underRules,
  type BreakClock,
  type Doing,
  type Moment,
} from './breaks.ts';
export { changedBy, DEFAULT_CAPACITY, isInterruptible, type Capacity, type CapacityChange } from './capacity.ts';
export { isHard } from './hard.ts';
export {
  handOf,
  hasRoom,
  hasRoomBeside,
  instantLoad,
  takenFor,
  type Hand,
  type Held,
  type InstantLoad,
} from './instant.ts';
export { occupancyOf, OCCUPANCY_WINDOW_MS, type Occupancy, type Stretch } from './occupancy.ts';
export { pauseOf, type Pause, type Spoken } from './pause.ts';
export {
  breaksFor,
  capacityFor,
  DEFAULT_LOAD,
  harsher,
  plainBreaks,
  type BreakRules,
  type LoadPolicy,
  type OwnBreaks,
  type Source,
  type SourcedBreaks,
  type TeamLoad,
} from './policy.ts';
export {
  dutiesBetween,
  dutyAround,
  dutyAt,
  hoursOf,
  isOvertimeNear,
  nextPlannedBreak,
  overtimeMs,
  plannedBreakDue,
  shiftFaults,
  type BreakMoment,
  type Duty,
  type DutyMoment,
  type PlannedBreak,
  type Shift,
  type ShiftPlan,
} from './shift.ts';
