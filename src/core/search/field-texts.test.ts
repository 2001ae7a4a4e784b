import { afterEach, beforeEach, expect, test } from 'vitest';
import { aTicket } from '#testkit/core-team.ts';
import { searchLab, shown, type SearchLab } from '#testkit/core-search.ts';
import type { Field } from '#shared/domain/field.ts';
import type { Ticket } from '#shared/domain/ticket.ts';

let lab: SearchLab;
beforeEach(() => {
  lab = searchLab();
});
afterEach(() => {
  lab.close();
});

const aField = (key: string, kind: Field['kind'], label: Field['label']): Field => ({
  id: `f-${key}` as Field['id'],
  key,
  label,
  kind,
  choices: kind === 'choice' ? [{ key: 'express', label: { zh: '快递', en: 'Express' } }] : [],
  queueIds: [],
  required: 'no',
  order: 1,
  isActive: true,
});
const ORDER = { zh: '订单号', en: 'Order number' };

async function ticketWith(values: Ticket['values'], more: Partial<Ticket> = {}): Promise<void> {
  lab.put('field', aField('order-number', 'text', ORDER));
  lab.put('field', aField('amount', 'number', { zh: '金额', en: 'Amount' }));
  lab.put('field', aField('shipping', 'choice', { zh: '配送', en: 'Shipping' }));
  lab.put('ticket', aTicket('t1', { values, ...more }));
  lab.put('ticket', aTicket('t2', { values: { 'order-number': 'LH2612-10007' } }));
  await lab.index();
}
const fieldOf = (query: string) => {
  const [hit] = lab.ask(query).groups.flatMap((group) => group.hits);
  return hit?.kind === 'ticket' && hit.field ? { label: hit.field.label, value: shown(hit.field.value) } : null;
};

test.each([
  ['LH2611-88213', '[LH2611-88213]'],
  ['lh2611 88213', '[LH2611]-[88213]'],
  ['88213', 'LH2611-[88213]'],
  ['LH2611', '[LH2611]-88213'],
  ['LH2611-88', '[LH2611-88]213'],
  ['882', 'LH2611-[882]13'],
  ['"LH2611-88213"', '[LH2611-88213]'],
])('an order number is found by %s, and the field says why', async (query, value) => {
  await ticketWith({ 'order-number': 'LH2611-88213' });
  expect(lab.ids(query)).toEqual(['t1']);
  expect(fieldOf(query)).toEqual({ label: ORDER, value });
});

test('what was cleared is found no more, what took its place is', async () => {
  await ticketWith({ 'order-number': 'LH2611-88213' });
  await ticketWith({ 'order-number': 'LH2611-90001' });
  expect(lab.ids('88213')).toEqual([]);
  expect(lab.ids('90001')).toEqual(['t1']);
  await ticketWith({});
  expect(lab.ids('90001')).toEqual([]);
  expect(lab.ids('"LH2611"')).toEqual([]);
});

test('numbers are found as they are written; keys of choices, yes and no are not found', async () => {
  await ticketWith({ amount: 128_050, shipping: 'express', insured: true });
  expect(lab.ids('128050')).toEqual(['t1']);
  expect(fieldOf('128050')?.value).toBe('[128050]');
  expect(lab.ids('"express"')).toEqual([]);
  expect(lab.ids('"true"')).toEqual([]);
});

test('a field that has not arrived yet is found by its value, under its key', async () => {
  await ticketWith({ 'serial-number': 'QX-77120' });
  expect(fieldOf('QX-77120')).toEqual({
    label: { zh: 'serial-number', en: 'serial-number' },
    value: '[QX-77120]',
  });
});

test('two values never make one phrase', async () => {
  await ticketWith({ 'order-number': 'alpha', 'serial-number': 'omega' });
  expect(lab.ids('"alpha omega"')).toEqual([]);
  expect(lab.ids('alpha omega')).toEqual(['t1']);
});

test('where the subject or the preview shows the words, the field takes the place of a line that says nothing only', async () => {
  await ticketWith(
    { 'order-number': 'LH2611-88213' },
    { subject: 'Order LH2611-88213', preview: 'Where is LH2611-88213?' },
  );
  expect(fieldOf('LH2611-88213')).toBeNull();
  await ticketWith({ 'order-number': 'LH2611-88213' }, { subject: 'Order LH2611-88213', preview: 'Where is it?' });
  expect(fieldOf('LH2611-88213')?.value).toBe('[LH2611-88213]');
});
