import { expect, test } from 'vitest';
import { BOUNDED_MS } from '#testkit/bounded.ts';
import type { StepField } from './index.ts';
import { faultsOf } from './values.ts';

const field = (kind: StepField['kind'], more: Partial<StepField> = {}): StepField => ({
  key: 'f',
  label: { zh: '字段', en: 'Field' },
  kind,
  isRequired: false,
  ...more,
});
const faults = (one: StepField, value: unknown) =>
  faultsOf([one], value === undefined ? {} : { f: value as string }).map(({ code, limit }) => [code, limit]);

test('what fits is without fault', () => {
  expect(faults(field('text'), '订单')).toEqual([]);
  expect(faults(field('number', { min: 0, max: 5 }), 5)).toEqual([]);
  expect(faults(field('yesno'), false)).toEqual([]);
  expect(faults(field('date'), '2024-02-29')).toEqual([]);
  expect(faults(field('choice', { options: [{ key: 'a', label: { zh: '甲', en: 'A' } }] }), 'a')).toEqual([]);
});

test('an empty value is a fault only where one is required', () => {
  for (const value of [undefined, '', '  \n']) {
    expect(faults(field('long'), value)).toEqual([]);
    expect(faults(field('long', { isRequired: true }), value)).toEqual([['required', 0]]);
  }
});

test('a value of another kind is named', () => {
  expect(faults(field('text'), 5)).toEqual([['type', 0]]);
  expect(faults(field('number'), '5')).toEqual([['type', 0]]);
  expect(faults(field('number'), NaN)).toEqual([['type', 0]]);
  expect(faults(field('yesno'), 'true')).toEqual([['type', 0]]);
  expect(faults(field('choice', { options: [] }), 'a')).toEqual([['option', 0]]);
  for (const date of ['2023-02-29', '2024-13-01', '01.02.2024', '2024-2-1', 20240201]) {
    expect(faults(field('date'), date)).toEqual([['date', 0]]);
  }
});

test('bounds are named with their limit', () => {
  expect(faults(field('number', { min: 1 }), 0)).toEqual([['low', 1]]);
  expect(faults(field('number', { max: 1 }), 2)).toEqual([['high', 1]]);
  expect(faults(field('text', { min: 3 }), ' a  ')).toEqual([['short', 3]]);
  expect(faults(field('text', { max: 3 }), 'abcd')).toEqual([['long', 3]]);
});

test('a value of a megabyte is too long, whatever the field allows, and is looked at in no time', () => {
  const megabyte = 'x'.repeat(1024 * 1024);
  const began = performance.now();
  expect(faults(field('text', { max: 10_000_000 }), megabyte)).toEqual([['long', 300]]);
  expect(faults(field('phone'), megabyte)).toEqual([['long', 300]]);
  expect(faults(field('long', { max: 10_000_000 }), megabyte)).toEqual([['long', 2000]]);
  expect(faults(field('date'), megabyte)).toEqual([['date', 0]]);
  expect(performance.now() - began).toBeLessThan(BOUNDED_MS);
});

test('a value nobody asked for is named', () => {
  expect(faultsOf([field('text')], { other: 'x' })).toEqual([{ field: 'other', code: 'unknown', limit: 0 }]);
});

test('a field with a name that every object knows from birth may stay empty', () => {
  expect(faultsOf([field('text', { key: 'constructor' })], {})).toEqual([]);
});
