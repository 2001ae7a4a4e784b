import fc from 'fast-check';
import { REQUIREMENTS, SKIP_REASONS, STEP_FIELD_KINDS, STEP_KINDS } from '#shared/domain/sop/kinds.ts';
import { SopContent, type RunAct, type RunEntry, type RunValues, type StepField } from '#shared/domain/sop/index.ts';
import { standing, walk } from '#shared/domain/sop/walk.ts';

/** Words as people write them, and with every sign that a file format could stumble over. */
const word = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  fc.constantFrom(
    '核对身份',
    'a "b" c',
    '[x] {y} (z)',
    'a --> b',
    '%% node',
    '#quot; &amp;',
    'end',
    '|',
    ';',
    'a\nb',
    '<br/>',
  ),
);
const named = word.filter((text) => text.trim() !== '');
const words = fc.record({ zh: named, en: named });

const field = (key: string): fc.Arbitrary<unknown> =>
  fc.record({ kind: fc.constantFrom(...STEP_FIELD_KINDS), label: words, isRequired: fc.boolean() }).map((one) => ({
    ...one,
    key,
    ...(one.kind === 'choice' ? { options: [{ key: 'a', label: { zh: '甲', en: 'A' } }] } : {}),
  }));
const fields = fc.tuple(field('one'), field('two')).chain((both) => fc.subarray(both, { minLength: 1 }));

const KEYS = ['verify', 'end', 'constructor', 'offer-2', '7', 'close', 'graph', 'x-1', 'o'] as const;
const RESULTS = ['yes', 'no', 'toString', '也许', 'done', 'a b', '"', '3', 'else', 'last'] as const;

type Shape = { readonly parent: number; readonly exit: number; readonly others: readonly number[] };
const shape = fc.record({ parent: fc.nat(), exit: fc.nat(), others: fc.array(fc.nat(), { maxLength: 2 }) });

/**
 * Where the results of each step lead. Every step but the first hangs on an earlier one, and has one result to a later one or the
 * end, so that each is reached and each can end; the others lead anywhere, back and onto themselves.
 */
function targetsOf(shapes: readonly Shape[]): (number | null)[][] {
  const anywhere = (n: number): number | null =>
    n % (shapes.length + 1) === shapes.length ? null : n % (shapes.length + 1);
  const later = (i: number, n: number): number | null => {
    const to = i + 1 + (n % (shapes.length - i));
    return to < shapes.length ? to : null;
  };
  const targets = shapes.map(({ exit, others }, i) => [later(i, exit), ...others.map(anywhere)]);
  for (const [i, { parent }] of shapes.entries()) if (i > 0) targets[parent % i]?.push(i);
  return targets.map((all) => [...new Set(all)]);
}

const stepOf = (key: string, next: Record<string, string | null>, isPlain: boolean) =>
  fc
    .record({
      kind: fc.constantFrom(...STEP_KINDS),
      required: fc.constantFrom(...REQUIREMENTS),
      title: words,
      fields,
      labels: fc.array(words, { minLength: 12, maxLength: 12 }),
    })
    .map(({ kind, required, title, fields: asked, labels }) => ({
      key,
      kind: kind === 'choice' && Object.keys(next).length < 2 ? 'confirm' : kind,
      required,
      title,
      next,
      ...(isPlain ? {} : { results: Object.keys(next).map((result, i) => ({ key: result, label: labels[i] })) }),
      ...(kind === 'form' ? { fields: asked } : {}),
    }));

/** A procedure that can be published: branches, loops, forms, steps of every kind and requirement. */
export const anySop: fc.Arbitrary<SopContent> = fc
  .tuple(
    fc.array(shape, { minLength: 1, maxLength: 7 }),
    fc.shuffledSubarray([...KEYS], { minLength: 9 }),
    fc.shuffledSubarray([...RESULTS], { minLength: 10 }),
  )
  .chain(([shapes, keys, results]) => {
    const steps = targetsOf(shapes).map((targets, i) => {
      const isPlain = targets.length === 1 && i % 2 === 0;
      const to = targets.map((target) => (target === null ? null : (keys[target] ?? null)));
      const next = isPlain
        ? { done: to[0] ?? null }
        : Object.fromEntries(to.map((one, r) => [results[r % results.length] ?? '', one]));
      return stepOf(keys[i] ?? '', next, isPlain);
    });
    return fc
      .record({ title: words, steps: fc.tuple(...steps) })
      .map((made) => SopContent.parse({ ...made, start: keys[0], tags: [], articleIds: [] }));
  });

const VALUES: Readonly<Record<StepField['kind'], RunValues[string]>> = {
  text: 'x',
  long: 'x',
  number: 1,
  date: '2026-02-28',
  yesno: true,
  choice: 'a',
  phone: '+8613800138021',
};
/** What fits a form of `anySop`. */
export const fittingValues = (asked: readonly StepField[] = []): RunValues =>
  Object.fromEntries(asked.map(({ key, kind }) => [key, VALUES[kind]]));

export type Move = { readonly did: (typeof MOVES)[number]; readonly pick: number };
const MOVES = ['pass', 'pass', 'pass', 'pass', 'skip', 'skip', 'late', 'back', 'waive', 'wild', 'abandon'] as const;
export const anyMoves = (maxLength = 25): fc.Arbitrary<Move[]> =>
  fc.array(fc.record({ did: fc.constantFrom(...MOVES), pick: fc.nat(1000) }), { maxLength });

const picked = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(1, from.length)];

/** What a move means where the walk now stands; one that means nothing there becomes an act that does not fit. */
export function actOf(content: SopContent, entries: readonly RunEntry[], { did, pick }: Move, id: string): RunAct {
  const now = walk(content, { startedAt: 0, entries: [...entries] });
  const behind = standing(now);
  const wild = picked(content.steps, pick)?.key ?? content.start;
  const late = picked(
    behind.filter(({ state }) => state === 'skipped'),
    pick,
  )?.step;
  const key = did === 'wild' ? wild : did === 'late' ? (late ?? wild) : (now.current ?? wild);
  const step = content.steps.find((one) => one.key === key);
  const result = picked(Object.keys(step?.next ?? {}), pick) ?? 'done';
  switch (did) {
    case 'pass':
    case 'late':
    case 'wild':
      return {
        did: 'result',
        id,
        step: key,
        result: did === 'wild' && pick % 3 === 0 ? 'valueOf' : result,
        values: fittingValues(step?.fields),
      };
    case 'skip':
      return { did, id, step: key, result, reason: SKIP_REASONS[0], note: '' };
    case 'back':
      return { did, id, step: picked(behind, pick)?.step ?? wild };
    case 'waive':
      return { did, id, step: late ?? wild, note: 'x' };
    case 'abandon':
      return { did, id, reason: 'customer-left', note: '' };
    default:
      return did satisfies never;
  }
}

/** The moves as entries of a run begun at 0, one a millisecond. */
export const entriesOf = (content: SopContent, moves: readonly Move[]): RunEntry[] =>
  moves.reduce<RunEntry[]>((entries, move, i) => {
    const act = actOf(content, entries, move, `act-${i}`);
    return [...entries, { ...act, at: i + 1, agentId: 'a1' as RunEntry['agentId'] }];
  }, []);
