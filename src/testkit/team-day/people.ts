import type { DutyMoment } from '#shared/domain/load/index.ts';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/units.ts';
import type { RestAnswer, SimPerson } from './day.ts';
import { drawFor, type Draw } from './draw.ts';

const FAMILIES = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '胡',
  '朱',
  '高',
  '林',
  '何',
  '郭',
  '马',
  '罗',
];
const GIVEN = [
  '思远',
  '雨桐',
  '嘉怡',
  '子轩',
  '静',
  '晓东',
  '丽华',
  '志强',
  '欣然',
  '明',
  '佳琪',
  '建国',
  '若曦',
  '伟',
  '雪',
];

/** As many as are drawn before they begin again. */
const DRAWN = 40;
const [MEAL_MS, REST_MS] = [30 * MINUTE, 10 * MINUTE];
/** Shorter duties have no meal, or no planned rest at all. */
const [MEAL_FROM_MS, REST_FROM_MS] = [4 * HOUR, 2 * HOUR];
/** Not everybody comes and goes at once. */
const STAGGERED_FROM_MS = 6 * HOUR;
const STAGGER_MS = 30 * MINUTE;

export const handleOf = (n: number): string => `sim-${String(n + 1).padStart(3, '0')}`;
export const isSimulated = (handle: string): boolean => /^sim-\d{3,}$/.test(handle);

const STEP_MS = 5 * MINUTE;
const onStep = (ms: number): number => Math.round(ms / STEP_MS) * STEP_MS;

/** One after the other in the middle of the day, so that never all are gone. */
function breaksOf(fromAt: number, toAt: number, turn: number): DutyMoment['breaks'] {
  const length = toAt - fromAt;
  const meal = onStep(fromAt + length * (0.4 + 0.2 * turn));
  const rest = onStep(fromAt + length * (0.7 + 0.15 * turn));
  return [
    ...(length >= MEAL_FROM_MS ? [{ fromAt: meal, toAt: meal + MEAL_MS, kind: 'meal' as const }] : []),
    ...(length >= REST_FROM_MS ? [{ fromAt: rest, toAt: rest + REST_MS, kind: 'rest' as const }] : []),
  ];
}

/** @param turn 0 to below 1: who begins early also eats early. */
function dutyOf(lengthMs: number, turn: number): DutyMoment {
  const laterMs = lengthMs >= STAGGERED_FROM_MS ? Math.floor(turn * 3) * STAGGER_MS : 0;
  const earlierMs = lengthMs >= STAGGERED_FROM_MS ? 2 * STAGGER_MS - laterMs : 0;
  const [fromAt, toAt] = [laterMs, lengthMs - earlierMs];
  return { fromAt, toAt, breaks: breaksOf(fromAt, toAt, turn) };
}

/** Most take most rests; of what a lead offers, nearly all. */
const answersOf = (draw: Draw, taken: number): RestAnswer[] =>
  Array.from({ length: DRAWN }, () => {
    if (draw.chance(taken)) return 'take';
    return draw.chance(0.7) ? 'postpone' : 'let-go';
  });

export function peopleOf(seed: number, agents: number, lengthMs: number): SimPerson[] {
  return Array.from({ length: agents }, (_, n): SimPerson => {
    const draw = drawFor(seed, `person ${n}`);
    return {
      handle: handleOf(n),
      name: draw.pick(FAMILIES) + draw.pick(GIVEN),
      pace: draw.between(0.85, 1.15),
      duty: dutyOf(lengthMs, (n * 0.381_966) % 1),
      reactionsMs: Array.from({ length: DRAWN }, () => Math.round(2 * SECOND + draw.exponential(2 * SECOND))),
      answers: { relief: answersOf(draw, 0.9), other: answersOf(draw, 0.8) },
    };
  });
}
