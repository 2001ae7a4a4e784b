import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../kernel/units.ts';
import { ACCOUNT_RULES, accountOf, entriesOf, faded, type AccountEntry, type AccountFacts } from './index.ts';
import { ACCOUNT_TRENDS, ACCOUNT_STANDINGS, standingOf, trendOf } from './trend.ts';

const NOW = 400 * DAY;
const at = fc.integer({ min: 0, max: NOW + DAY });
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
const id = (kind: string, most: number) => fc.integer({ min: 1, max: most }).map((n) => `${kind}${n}`);

const contact = fc.record({
  id: id('c', 1000),
  channel: fc.constantFrom('phone', 'chat'),
  direction: fc.constantFrom('in', 'in', 'out'),
  ticketId: maybe(id('t', 3)),
  ringingAt: at,
  answeredAt: maybe(at),
  endedAt: at,
  heldMs: fc.integer({ min: 0, max: HOUR }),
  end: fc.constantFrom('finished', 'missed', 'lost'),
});
const move = fc.record({
  id: id('m', 1000),
  at,
  field: fc.constantFrom('status', 'queueId', 'assigneeId'),
  from: maybe(fc.constantFrom('open', 'solved', 'a', 'b')),
  to: maybe(fc.constantFrom('open', 'solved', 'a', 'b')),
});
const ticket = fc.record({
  id: id('t', 5),
  number: fc.integer({ min: 1, max: 9 }),
  tags: fc.uniqueArray(fc.constantFrom('退款', 'router'), { maxLength: 2 }),
  status: fc.constantFrom('open', 'pending', 'solved', 'closed', 'spam'),
  createdAt: at,
  firstReplyAt: maybe(at),
  solvedAt: maybe(at),
  waitingSinceAt: maybe(at),
  mergedIntoId: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: id('t', 5) }),
  moves: fc.uniqueArray(move, { maxLength: 8, selector: (m) => m.id }),
  firstDueAt: maybe(at),
});
const promise = fc.record({
  id: id('p', 1000),
  ticketId: maybe(id('t', 3)),
  text: fc.constant('x'),
  dueAt: at,
  state: fc.constantFrom('open', 'kept', 'broken', 'withdrawn'),
  settledAt: maybe(at),
});
const gesture = fc.record({
  id: id('g', 1000),
  kind: fc.constantFrom('birthday', 'renewal'),
  day: fc.constant('2026-01-01'),
  state: fc.constantFrom('done', 'declined'),
  note: fc.constant(''),
  at,
});
const unique = <T extends { id: string }>(arb: fc.Arbitrary<T>) =>
  fc.uniqueArray(arb, { maxLength: 8, selector: (row) => row.id });
const facts = fc.record({
  now: fc.constant(NOW),
  contacts: unique(contact),
  tickets: unique(ticket),
  promises: unique(promise),
  gestures: unique(gesture),
}) as unknown as fc.Arbitrary<AccountFacts>;

const turned = (list: AccountFacts): AccountFacts => ({
  ...list,
  contacts: list.contacts.toReversed(),
  tickets: list.tickets.map((one) => ({ ...one, moves: one.moves.toReversed() })).toReversed(),
  promises: list.promises.toReversed(),
  gestures: list.gestures.toReversed(),
});

test('the order of the facts changes nothing', () => {
  fc.assert(
    fc.property(facts, (list) => {
      expect(accountOf(turned(list))).toEqual(accountOf(list));
    }),
    { numRuns: 300 },
  );
});

test('no entry without evidence that stands in the facts, and none dated after now weighs more than its rule', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(facts, (list) => {
      const rows = { contact: list.contacts, ticket: list.tickets, promise: list.promises, gesture: list.gestures };
      const lines = new Set(list.tickets.flatMap(({ moves }) => moves.map((one) => one.id)));
      for (const { ruleKey, evidence, weight } of entriesOf(list)) {
        found.add(ruleKey);
        expect(rows[evidence.tbl].some((row) => row.id === evidence.id)).toBe(true);
        expect(evidence.messageId === null || lines.has(evidence.messageId)).toBe(true);
        expect(Object.keys(evidence.quotes).length).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(ACCOUNT_RULES.find(({ key }) => key === ruleKey)?.weight ?? 0);
      }
    }),
    { numRuns: 300 },
  );
  expect([...found].toSorted()).toEqual(ACCOUNT_RULES.map(({ key }) => key).toSorted());
});

const entry = fc
  .record({ rule: fc.constantFrom(...ACCOUNT_RULES), at: fc.integer({ min: NOW - 120 * DAY, max: NOW }) })
  .map(({ rule, at: then }): AccountEntry => ({
    ruleKey: rule.key,
    kind: rule.kind,
    weight: faded(rule, NOW - then),
    at: then,
    evidence: { tbl: 'ticket', id: 't1', ticketId: 't1', messageId: null, quotes: { number: 1 } },
  }));
const deposit = entry.filter(({ kind }) => kind === 'deposit');

test('one more deposit never makes the trend or the standing worse', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), deposit, (list, more) => {
      const [before, after] = [trendOf(list, NOW), trendOf([...list, more], NOW)];
      expect(ACCOUNT_TRENDS.indexOf(after)).toBeGreaterThanOrEqual(ACCOUNT_TRENDS.indexOf(before));
      const [stood, stands] = [standingOf(list), standingOf([...list, more])];
      expect(ACCOUNT_STANDINGS.indexOf(stands)).toBeGreaterThanOrEqual(ACCOUNT_STANDINGS.indexOf(stood));
    }),
    { numRuns: 2000 },
  );
});

test('time only fades: no entry weighs more later, and silence is never a rise', () => {
  const age = fc.integer({ min: 0, max: 400 * DAY });
  fc.assert(
    fc.property(fc.constantFrom(...ACCOUNT_RULES), age, age, (rule, a, b) => {
      expect(faded(rule, Math.max(a, b))).toBeLessThanOrEqual(faded(rule, Math.min(a, b)));
    }),
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), fc.integer({ min: 31, max: 300 }), (list, days) => {
      const later = NOW + days * DAY;
      expect(trendOf(list, later)).not.toBe('rising');
      expect(trendOf(list, later)).not.toBe('falling');
    }),
  );
});
