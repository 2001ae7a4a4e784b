import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../kernel/units.ts';
import { DEFAULT_CAPACITY } from './capacity.ts';
import { LoadPolicy } from './policy-schema.ts';
import { breaksFor, capacityFor, DEFAULT_LOAD, harsher, plainBreaks, type TeamLoad } from './policy.ts';

const TEAM: TeamLoad = {
  ...DEFAULT_LOAD,
  breaks: {
    everyMs: 60 * MINUTE,
    restMs: 6 * MINUTE,
    postponeMs: 4 * MINUTE,
    naturalMs: 7 * MINUTE,
    afterHard: false,
  },
};

test('what holds where nobody has agreed on anything may be agreed on', () => {
  expect(LoadPolicy.parse({ ...DEFAULT_LOAD, id: 't', teamId: 't' })).toMatchObject(DEFAULT_LOAD);
});

describe('a wish', () => {
  test('is harsher where it gives less rest than the team does', () => {
    const wish = { everyMs: 61 * MINUTE, restMs: 5 * MINUTE, postponeMs: 5 * MINUTE, afterHard: false };
    expect(harsher(wish, TEAM.breaks)).toEqual(['everyMs', 'restMs', 'postponeMs']);
    expect(harsher(wish, { ...TEAM.breaks, afterHard: true })).toEqual([
      'everyMs',
      'restMs',
      'postponeMs',
      'afterHard',
    ]);
  });

  test('that says nothing, or the same, or something gentler is not', () => {
    expect(harsher({}, TEAM.breaks)).toEqual([]);
    const { naturalMs: _, ...same } = TEAM.breaks;
    expect(harsher(same, TEAM.breaks)).toEqual([]);
    const gentler = { everyMs: 59 * MINUTE, restMs: 7 * MINUTE, postponeMs: 3 * MINUTE, afterHard: true };
    expect(harsher(gentler, TEAM.breaks)).toEqual([]);
  });
});

describe('the rules of rest', () => {
  test("are the product's where there is no team's", () => {
    const rules = breaksFor(undefined, {});
    expect(plainBreaks(rules)).toEqual(DEFAULT_LOAD.breaks);
    expect(new Set(Object.values(rules).map(({ source }) => source))).toEqual(new Set(['product']));
  });

  test('say of each where it comes from', () => {
    expect(breaksFor(TEAM, { everyMs: 30 * MINUTE, restMs: 6 * MINUTE, postponeMs: 9 * MINUTE })).toEqual({
      everyMs: { value: 30 * MINUTE, source: 'own' },
      restMs: { value: 6 * MINUTE, source: 'team' },
      postponeMs: { value: 4 * MINUTE, source: 'team' },
      naturalMs: { value: 7 * MINUTE, source: 'team' },
      afterHard: { value: false, source: 'team' },
    });
  });

  test("are the team's again when it has become gentler than the wish, and the wish's when it turns back", () => {
    const wish = { everyMs: 50 * MINUTE };
    const gentle = { ...TEAM, breaks: { ...TEAM.breaks, everyMs: 45 * MINUTE } };
    expect(breaksFor(TEAM, wish).everyMs).toEqual({ value: 50 * MINUTE, source: 'own' });
    expect(breaksFor(gentle, wish).everyMs).toEqual({ value: 45 * MINUTE, source: 'team' });
    expect(breaksFor(TEAM, wish).everyMs).toEqual({ value: 50 * MINUTE, source: 'own' });
  });
});

describe('what somebody can do at once', () => {
  const team: TeamLoad = {
    ...TEAM,
    capacity: { costs: { chat: 40 }, most: { chat: 4 } },
    trainees: { total: 50, costs: { email: 25 } },
    agents: { 'agent-tia': { total: 80 }, 'agent-bo': { most: { chat: 1 } } } as TeamLoad['agents'],
  };

  test("is the product's, and less for a trainee, where there is no team's", () => {
    expect(capacityFor(undefined, { id: 'agent-ann', role: 'agent' })).toEqual(DEFAULT_CAPACITY);
    expect(capacityFor(undefined, { id: 'agent-tia', role: 'trainee' })).toEqual({
      ...DEFAULT_CAPACITY,
      total: 60,
      most: { phone: 1, chat: 2 },
    });
  });

  test("is the team's, then that of trainees, then their own", () => {
    expect(capacityFor(team, { id: 'agent-ann', role: 'lead' })).toMatchObject({
      total: 100,
      costs: { chat: 40, email: 15, phone: 100 },
      most: { phone: 1, chat: 4 },
    });
    expect(capacityFor(team, { id: 'agent-new', role: 'trainee' })).toMatchObject({
      total: 50,
      costs: { chat: 40, email: 25 },
    });
    expect(capacityFor(team, { id: 'agent-tia', role: 'trainee' })).toMatchObject({ total: 80, costs: { email: 25 } });
    expect(capacityFor(team, { id: 'agent-bo', role: 'agent' }).most).toEqual({ phone: 1, chat: 1 });
  });

  test("is nobody else's for a name that everything has", () => {
    expect(capacityFor(undefined, { id: 'constructor', role: 'agent' })).toEqual(DEFAULT_CAPACITY);
    expect(capacityFor(undefined, { id: '__proto__', role: 'agent' })).toEqual(DEFAULT_CAPACITY);
  });

  test('keeps what a change leaves out, also when it says so', () => {
    const silent = { ...team, capacity: { total: undefined, costs: { chat: undefined }, most: { phone: undefined } } };
    expect(capacityFor(silent as object as TeamLoad, { id: 'agent-ann', role: 'agent' })).toEqual(DEFAULT_CAPACITY);
  });
});
