import { expect, test } from 'vitest';
import { DAY, HOUR } from '../kernel/units.ts';
import { HINT_KEYS, openingHint, type HintFacts } from './opening-hint.ts';

const NOW = Date.UTC(2026, 10, 29, 9);
const promise = (id: string, state: string, dueAt: number, settledAt: number | null = null) => ({
  id,
  ticketId: `t-${id}`,
  text: id,
  dueAt,
  state,
  settledAt,
});
const open = (id: string, waitedMs: number | null, asked = 1) => ({
  id,
  number: 7,
  subject: id,
  waitingSinceAt: waitedMs === null ? null : NOW - waitedMs,
  asked,
});
const birthday = { kind: 'birthday', month: 12, day: 1, year: null, isLunar: false, label: '' };
const none: HintFacts = { now: NOW, dayEndsAt: NOW + 6 * HOUR, promises: [], open: [], solved: [], moment: null };
const hint = (more: object) => openingHint({ ...none, ...more });

test('says one thing: what weighs most of what there is', () => {
  const all = {
    promises: [promise('late', 'open', NOW - HOUR), promise('today', 'open', NOW + HOUR)],
    open: [open('thrice', 5 * HOUR, 2)],
    moment: { moment: birthday, day: '2026-12-01', inDays: 2, year: 2026, years: null },
    solved: [{ id: 's', number: 3, subject: 's', solvedAt: NOW - DAY }],
  };
  const left: object[] = [
    {},
    { promises: all.promises.slice(1) },
    { promises: [] },
    { promises: [], open: [open('once', 5 * HOUR)] },
    { promises: [], open: [open('once', HOUR)] },
    { promises: [], open: [], moment: null },
    { promises: [], open: [], moment: null, solved: [] },
  ];
  expect(left.map((less) => hint({ ...all, ...less }).key)).toEqual(HINT_KEYS);
});

test('quotes what it stands on', () => {
  expect(
    hint({ promises: [promise('a', 'open', NOW - DAY), promise('b', 'broken', NOW - 2 * DAY, NOW - DAY)] }),
  ).toEqual({
    key: 'broken-promise',
    params: { text: 'a', dueAt: NOW - DAY },
    ticketId: 't-a',
  });
  expect(hint({ open: [open('t', null, 2)] })).toMatchObject({ params: { count: 3, number: 7 }, ticketId: 't' });
  expect(hint({ open: [open('a', 5 * HOUR), open('b', 9 * HOUR)] })).toMatchObject({ params: { waitedMs: 9 * HOUR } });
});

test('lets go of what is long over, or not yet due', () => {
  expect(hint({ promises: [promise('b', 'broken', NOW - 30 * DAY, NOW - 20 * DAY)] }).key).toBe('nothing');
  expect(hint({ promises: [promise('p', 'open', NOW + 7 * HOUR)] }).key).toBe('nothing');
  expect(hint({ solved: [{ id: 's', number: 3, subject: '', solvedAt: NOW - 8 * DAY }] }).key).toBe('nothing');
});
