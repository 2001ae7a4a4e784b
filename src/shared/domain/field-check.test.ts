import { expect, test } from 'vitest';
import { fitsField, missingToSolve } from './field-check.ts';
import { Field } from './field.ts';
import type { FieldKind, FieldValue } from './field-value.ts';

const aField = (key: string, more: object = {}): Field =>
  Field.parse({
    id: key,
    key,
    label: { zh: key, en: key },
    kind: 'text',
    choices: [{ key: 'leak', label: { zh: '漏水', en: 'Leak' } }],
    queueIds: [],
    required: 'to-solve',
    order: 1,
    isActive: true,
    ...more,
  });

test.each<[FieldKind, FieldValue[], FieldValue[]]>([
  ['text', ['x'], ['', '  ', 3, true, 'x'.repeat(501)]],
  ['number', [0, -1.5], ['3', Number.NaN, Number.POSITIVE_INFINITY, true]],
  ['choice', ['leak'], ['Leak', '', 3]],
  ['date', ['2026-02-28', '2024-02-29'], ['2026-02-29', '2026-2-1', '20260201', 'soon', 20_260_201]],
  ['yesno', [true, false], ['true', 1, '']],
])('a %s takes %j and not %j', (kind, good, bad) => {
  const field = aField('f', { kind });
  expect(good.filter((value) => !fitsField(field, value))).toEqual([]);
  expect(bad.filter((value) => fitsField(field, value))).toEqual([]);
});

test('only active fields of the queue that are asked for are missing, in order', () => {
  const fields = [
    aField('late', { order: 9 }),
    aField('early', { order: 2 }),
    aField('off', { isActive: false }),
    aField('free', { required: 'no' }),
    aField('other', { queueIds: ['q2'] }),
    aField('there'),
    aField('no', { kind: 'yesno' }),
  ];
  expect(missingToSolve(fields, { queueId: 'q1', values: { there: 'x', no: false } })).toEqual(['early', 'late']);
});
