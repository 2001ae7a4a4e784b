import { expect, test } from 'vitest';
import { fieldWords, fillMacro, numberWords, signatureFor, type MacroNames } from './macro-text.ts';

const fields = [
  { key: 'order-number', kind: 'text' as const, choices: [] },
  { key: 'fault', kind: 'choice' as const, choices: [{ key: 'leak', label: { zh: '漏水', en: 'Leak' } }] },
  { key: 'urgent', kind: 'yesno' as const, choices: [] },
  { key: 'size', kind: 'number' as const, choices: [] },
];
const names: MacroNames = {
  customer: '王伟',
  agent: '林晓',
  number: '48002',
  subject: '{agent}',
  queue: '售后',
  date: '2026年11月22日',
  fields: fieldWords(fields, { 'order-number': 'A1', fault: 'leak', urgent: false, size: 3 }, 'zh'),
};

test('every name and custom field stands in the text, in words; what is unknown stays as written', () => {
  const text =
    '{customer} {agent} {number} {queue} {date} {field.order-number} {field.fault} {field.urgent} {field.size}';
  expect(fillMacro(text, names)).toBe('王伟 林晓 48002 售后 2026年11月22日 A1 漏水 否 3');
  expect(fillMacro('{field.colour} {nobody} {} {field.}', names)).toBe('{field.colour} {nobody} {} {field.}');
});

test('a ticket that has no number yet is called by a word, in the language of whoever reads it', () => {
  expect(fillMacro('{number}', { ...names, number: numberWords(0, 'zh') })).toBe('新工单');
  expect([numberWords(0, 'en'), numberWords(48002, 'en')]).toEqual(['new ticket', '48002']);
});

test('words of a customer are never read as names', () => {
  expect(fillMacro('{subject}', names)).toBe('{agent}');
});

test('a signature is the agent’s own, else the team’s in the language of the reply, else nothing', () => {
  const team = { signature: { zh: '{agent}\n泠禾', en: '{agent}\nLinghe' } };
  expect(signatureFor({ signature: ' Lin, {queue} ' }, team, 'zh', names)).toBe('Lin, 售后');
  expect(signatureFor({ signature: '  ' }, team, 'en', names)).toBe('林晓\nLinghe');
  expect(signatureFor({ signature: '' }, { signature: null }, 'zh', names)).toBe('');
});
