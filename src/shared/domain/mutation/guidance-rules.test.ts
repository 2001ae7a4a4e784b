import { describe, expect, test } from 'vitest';
import { sampleCard, sampleCardContent, sampleShowing, sampleVariants } from '#testkit/card-sample.ts';
import { AgentId } from '../../kernel/ids.ts';
import type { Card } from '../guidance/index.ts';
import { ROLES } from '../role.ts';
import { decide, Mutation, type Stored, type View, type WriteContext } from './index.ts';

type Rows = Readonly<Record<string, object>>;
const CARD = sampleCard('asked-again', { authorId: AgentId.parse('a1'), publishedAt: 5 });
const rowsOf = (...cards: Card[]): Rows => Object.fromEntries(cards.map((card) => [`card/${card.id}`, card]));
const viewOf = (rows: Rows): View => ({
  get: (tbl, id) => {
    const data = rows[`${tbl}/${id}`];
    return data && ({ data, fields: {} } as Stored<typeof tbl>);
  },
});
const CONTEXT: WriteContext = { agentId: 'a1', role: 'lead', writer: 'd', now: 100 };
const done = (rows: Rows, raw: object, context: Partial<WriteContext> = {}) =>
  decide(Mutation.parse(raw), viewOf(rows), { ...CONTEXT, ...context });
const code = (decision: ReturnType<typeof done>) =>
  decision.outcome.status === 'rejected' ? decision.outcome.code : decision.outcome.status;
const written = (decision: ReturnType<typeof done>) => decision.effects.map(({ data }) => data);

const publish = (more: object = {}) => ({
  name: 'card.publish',
  key: CARD.key,
  teamId: 'one',
  baseVersion: 0,
  content: sampleCardContent(),
  summary: '',
  ...more,
});
const retire = (isRetired: boolean) => ({ name: 'card.retire', cardId: CARD.id, isRetired });
const record = (more: object = {}) => {
  const { at: _at, ...showing } = sampleShowing('s1');
  return { name: 'showing.record', showing: { ...showing, ...more } };
};
const correct = (more: object = {}) => ({
  name: 'correction.share',
  correction: { id: 'x1', teamId: 'one', text: '呵呵', read: 'neutral', emotion: 'anger', needs: [], ...more },
});

describe('a version of a card', () => {
  test('is written with who wrote it and when, and the one before stays as it is', () => {
    expect(written(done({}, publish()))).toEqual([{ ...CARD, publishedAt: 100 }]);
    const next = done(rowsOf(CARD), publish({ baseVersion: 1, summary: '更短' }), { agentId: 'a2' });
    expect(written(next)).toMatchObject([{ id: 'card-asked-again-v2', version: 2, authorId: 'a2', summary: '更短' }]);
  });

  test('sent again is the same, in whatever order a database kept its fields', () => {
    const stored = Object.fromEntries(Object.entries(CARD).toReversed()) as Card;
    expect(done(rowsOf(stored), publish())).toEqual({ effects: [], outcome: { status: 'ok' } });
  });

  test('of somebody else, or that says something else under the same number, is outdated', () => {
    expect(code(done(rowsOf(CARD), publish(), { agentId: 'a2' }))).toBe('outdated');
    expect(code(done(rowsOf(CARD), publish({ content: sampleCardContent({ intensity: 3 }) })))).toBe('outdated');
  });

  test('needs the one before it, of the same team', () => {
    expect(code(done({}, publish({ baseVersion: 1 })))).toBe('gone');
    expect(code(done(rowsOf(CARD), publish({ baseVersion: 1, teamId: 'two' })))).toBe('invalid');
  });

  test('that cannot be shown as it stands is refused, whoever checked it before', () => {
    const [variant] = sampleVariants(1);
    const wordless = [{ ...variant, mirror: { zh: '没有原话', en: 'none' } }];
    for (const bad of [{ variants: wordless }, { emotions: ['neutral'] }, { title: { zh: '', en: '' } }])
      expect(code(done({}, publish({ content: { ...sampleCardContent(), ...bad } })))).toBe('invalid');
  });

  test('keeps the time at which it was retired first, and can be brought back', () => {
    expect(written(done(rowsOf(CARD), retire(true)))).toEqual([{ ...CARD, retiredAt: 100 }]);
    const gone = rowsOf({ ...CARD, retiredAt: 50 });
    expect(done(gone, retire(true))).toEqual({ effects: [], outcome: { status: 'ok' } });
    expect(written(done(gone, retire(false)))).toEqual([CARD]);
    expect(code(done({}, retire(true)))).toBe('gone');
  });
});

describe('what became of a card', () => {
  test('is kept once, with the time of the hub; the first word stands', () => {
    expect(written(done(rowsOf(CARD), record()))).toEqual([{ ...sampleShowing('s1'), at: 100 }]);
    const known = { ...rowsOf(CARD), 'showing/s1': sampleShowing('s1') };
    expect(done(known, record({ use: 'dismissed' }))).toEqual({ effects: [], outcome: { status: 'ok' } });
  });

  test('is of a version there is, of its team, and of a variant it has', () => {
    expect(code(done(rowsOf(CARD), record({ cardVersion: 2 })))).toBe('gone');
    expect(code(done(rowsOf(CARD), record({ variant: 'b' })))).toBe('invalid');
    expect(code(done(rowsOf(CARD), record({ teamId: 'two' })))).toBe('invalid');
    // The conversation may be over only after the card was retired.
    expect(code(done(rowsOf({ ...CARD, retiredAt: 1 }), record()))).toBe('ok');
  });
});

const allowed = (raw: object) => ROLES.filter((role) => code(done(rowsOf(CARD), raw, { role })) === 'ok');

test('leads write cards; who serves customers says what became of them; trainees do neither', () => {
  for (const raw of [publish({ baseVersion: 1 }), retire(true)]) expect(allowed(raw)).toEqual(['lead', 'admin']);
  for (const raw of [record(), correct()]) expect(allowed(raw)).toEqual(['agent', 'lead', 'admin']);
});
