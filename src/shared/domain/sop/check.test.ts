import { expect, test } from 'vitest';
import { isWalkable, problemsOf } from './check.ts';
import type { SopContent, SopStep } from './index.ts';

const words = (text: string) => ({ zh: text, en: text });
const step = (key: string, next: SopStep['next'], more: Partial<SopStep> = {}): SopStep => ({
  key,
  kind: 'info',
  title: words(key),
  required: 'none',
  next,
  ...more,
});
const sop = (...steps: SopStep[]): Pick<SopContent, 'title' | 'start' | 'steps'> => ({
  title: words('t'),
  start: 'a',
  steps,
});
const results = (...keys: string[]) => keys.map((key) => ({ key, label: words(key) }));
const found = (content: ReturnType<typeof sop>) =>
  problemsOf(content).map(({ code, step: where, at }) => [code, where, at].filter((part) => part !== null).join(' '));

test('a straight line and both kinds of branches are sound', () => {
  expect(found(sop(step('a', { done: null })))).toEqual([]);
  const choice = step('a', { yes: 'b', no: null }, { kind: 'choice', results: results('yes', 'no') });
  const confirmed = step('b', { ok: null, not: 'a' }, { kind: 'confirm', results: results('ok', 'not') });
  expect(found(sop(choice, confirmed))).toEqual([]);
});

test('a loop without a way out is named step by step', () => {
  expect(found(sop(step('a', { done: 'b' }), step('b', { done: 'a' })))).toEqual(['no-exit a', 'no-exit b']);
});

test('a beginning and targets that do not exist are named', () => {
  expect(found({ ...sop(step('b', { done: null })), start: 'a' })).toEqual(['start-missing a']);
  expect(found(sop(step('a', { done: 'gone' })))).toEqual(['target-missing a done', 'no-exit a']);
});

test('results without an edge and edges without a result are named', () => {
  const choice = step('a', { yes: null, maybe: null }, { kind: 'choice', results: results('yes', 'no') });
  expect(found(sop(choice))).toEqual(['result-leads-nowhere a no', 'edge-of-nothing a maybe']);
});

test('a result with a name that every object knows from birth needs an edge of its own', () => {
  const choice = step('a', { yes: null }, { kind: 'choice', results: results('yes', 'constructor') });
  expect(found(sop(choice))).toEqual(['result-leads-nowhere a constructor']);
});

test('one name for two things is named: steps, results, fields', () => {
  expect(found(sop(step('a', { done: null }), step('a', { done: null })))).toEqual(['key-twice a']);
  const twice = step('a', { x: null }, { kind: 'choice', results: results('x', 'x') });
  expect(found(sop(twice))).toEqual(['key-twice a x']);
  const field = { key: 'f', label: words('f'), kind: 'text' as const, isRequired: false };
  expect(found(sop(step('a', { done: null }, { kind: 'form', fields: [field, field] })))).toEqual(['key-twice a f']);
});

test('steps nothing leads to are named', () => {
  expect(found(sop(step('a', { done: null }), step('b', { done: null })))).toEqual(['unreachable b']);
});

test('a name needs both languages; an explanation may be absent, but not in one language only', () => {
  const half = { zh: '只有中文', en: ' ' };
  const none = { zh: '', en: '' };
  expect(found({ ...sop(step('a', { done: null })), title: half })).toEqual(['translation-missing title']);
  expect(found(sop(step('a', { done: null }, { title: none })))).toEqual(['translation-missing a title']);
  expect(found(sop(step('a', { done: null }, { help: none, confirm: none })))).toEqual([]);
  expect(found(sop(step('a', { done: null }, { help: half, confirm: half })))).toEqual([
    'translation-missing a help',
    'translation-missing a confirm',
  ]);
  const labels = [
    { key: 'yes', label: half },
    { key: 'no', label: words('no') },
  ];
  const choice = step('a', { yes: null, no: null }, { kind: 'choice', results: labels });
  expect(found(sop(choice))).toEqual(['translation-missing a result:yes']);
});

test('words of what a step does by itself are words too', () => {
  const promise = { do: 'promise' as const, text: { zh: '回电', en: '' }, dueMs: 1 };
  const followUp = { do: 'follow-up' as const, subject: { zh: '', en: 'Look again' }, queueId: null };
  const idle = { do: 'set' as const, set: {}, addTags: [] };
  expect(found(sop(step('a', { done: null }, { kind: 'action', actions: [promise, followUp, idle] })))).toEqual([
    'action-empty a',
    'translation-missing a action:promise',
    'translation-missing a action:follow-up',
  ]);
});

test('forms that ask nothing, choices without a choice and lists without entries are named', () => {
  const field = { key: 'f', label: words('f'), kind: 'choice' as const, isRequired: true };
  const content = sop(
    step('a', { done: 'b' }, { kind: 'form' }),
    step('b', { done: 'c' }, { kind: 'choice' }),
    step('c', { done: null }, { kind: 'form', fields: [field] }),
  );
  expect(found(content)).toEqual(['form-empty a', 'choice-of-one b', 'options-missing c f']);
});

test('many steps are a hint, and keep nobody from publishing', () => {
  const many = Array.from({ length: 13 }, (_, i) => step(`s${i}`, { done: i === 12 ? null : `s${i + 1}` }));
  const content = { ...sop(...many), start: 's0' };
  expect(problemsOf(content)).toEqual([{ code: 'many-steps', step: null, at: null, isHint: true }]);
  expect(isWalkable(content)).toBe(true);
  expect(isWalkable(sop(step('a', { done: 'a' })))).toBe(false);
});
