import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { EMOTIONS, NEEDS } from '#shared/domain/guidance/labels.ts';
import { agreementOf } from '../../../scripts/lib/agreement.ts';
import {
  FROZEN,
  frozen,
  labelledAgain,
  placesOf,
  textOf,
  training,
  TRAINING,
  type Labels,
  type Utterance,
} from './utterance.ts';

/** A figure measured on other lines is another figure. Whoever changes a line makes a new file, and says so. */
const HASHES: Readonly<Record<string, string>> = {
  'zh.jsonl': 'dd6003dc5ca3e02847a31e78509358a596e53eb970415313c03df050eced8231',
  'zh.second.jsonl': '8b2540edbf22c81c6b5a30cd7408868b8e63bdb2990b494b7cf3b9d82b3c0fab',
  'en.jsonl': '5ccc69ebbbe71762bfeb84d54bd5e8cf7d58e61ea4f8967bea33a3ce1e08e076',
  'en.second.jsonl': 'f028465d19637bcf305bc0453ceab28d352ac18cc2072204d4dccf216ec95ab8',
};

const count = <T>(lines: readonly T[], is: (line: T) => boolean): number => lines.filter(is).length;
const pairsOf = (lines: readonly Utterance[]): Utterance[][] =>
  Object.values(Object.groupBy(lines, ({ pair }) => pair ?? '')).filter(
    (group): group is Utterance[] => group?.[0]?.pair !== undefined,
  );

/** What every file of utterances keeps to, beyond the form of its lines. */
function expectSound(lines: readonly Utterance[]): void {
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  expect(new Set(lines.map(({ text }) => plain(text))).size).toBe(lines.length);
  for (const { id, text, emotion, intensity, evidence, kind, pair } of lines) {
    expect([id, intensity === 0, evidence.length === 0]).toEqual([id, emotion === 'neutral', emotion === 'neutral']);
    expect([id, pair !== undefined]).toEqual([id, kind === 'pair']);
    expect(placesOf(text, evidence)).toHaveLength(evidence.length);
  }
  for (const pair of pairsOf(lines)) {
    expect(pair).toHaveLength(2);
    const [one, other] = pair;
    expect([one?.emotion, one?.intensity]).not.toEqual([other?.emotion, other?.intensity]);
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\s]/gu, '');

describe('the frozen utterances', () => {
  test.each(Object.entries(HASHES))('%s are the ones that were measured', async (file, hash) => {
    expect(
      createHash('sha256')
        .update(await textOf(`frozen/${file}`))
        .digest('hex'),
    ).toBe(hash);
  });

  test('hold what they promise: pairs, irony, feelings without a word for them, every emotion and need', async () => {
    const [zh, en] = await Promise.all(FROZEN.map(frozen));
    expect(zh!.length).toBeGreaterThanOrEqual(400);
    const all = [...zh!, ...en!];
    expect(all.length).toBeGreaterThanOrEqual(600);
    expect(pairsOf(zh!).length + pairsOf(en!).length).toBeGreaterThanOrEqual(60);
    expect(count(all, ({ kind }) => kind === 'sarcasm')).toBeGreaterThanOrEqual(60);
    expect(count(all, ({ kind }) => kind === 'implicit')).toBeGreaterThanOrEqual(120);
    for (const emotion of EMOTIONS) expect(count(all, (one) => one.emotion === emotion)).toBeGreaterThan(50);
    for (const need of NEEDS) expect(count(all, ({ needs }) => needs.includes(need))).toBeGreaterThan(60);
    for (const lines of [zh!, en!]) expectSound(lines);
  });

  test.each(FROZEN)('two readers agree on what they mean (%s)', async (language) => {
    const [first, second] = [
      await frozen(language),
      new Map((await labelledAgain(language)).map((one) => [one.id, one])),
    ];
    const again = first.map(({ id }) => second.get(id)!);
    const kappa = (of: (labels: Labels) => string | boolean) => agreementOf(first.map(of), again.map(of)).kappa;
    expect(kappa(({ emotion }) => emotion)).toBeGreaterThan(0.9);
    expect(kappa(({ escalate }) => escalate)).toBeGreaterThan(0.9);
    for (const need of NEEDS) expect(kappa(({ needs }) => needs.includes(need))).toBeGreaterThan(0.7);
  });
});

/** Pieces of five signs: of two texts that share most of them one is the other, written over. */
const piecesOf = (text: string): Set<string> => {
  const signs = Array.from(plain(text));
  return new Set(signs.slice(4).map((_, i) => signs.slice(i, i + 5).join('')));
};

describe('the utterances for training', () => {
  test('are sound, and enough', async () => {
    const all = await Promise.all(TRAINING.map(training));
    expectSound(all.flat());
    expect(all.flat().length).toBeGreaterThanOrEqual(3000);
  });

  test('have nothing of the frozen ones', async () => {
    const held = (await Promise.all(FROZEN.map(frozen))).flat();
    const texts = new Set(held.map(({ text }) => plain(text)));
    const lines = (await Promise.all(TRAINING.map(training))).flat();
    expect(lines.filter(({ text }) => texts.has(plain(text)))).toEqual([]);
    const known = new Map<string, Set<Utterance>>();
    for (const line of held)
      for (const piece of piecesOf(line.text)) known.set(piece, (known.get(piece) ?? new Set()).add(line));
    const alike = lines.flatMap(({ id, text }) => {
      const pieces = piecesOf(text);
      const shared = new Map<Utterance, number>();
      for (const piece of pieces)
        for (const line of known.get(piece) ?? []) shared.set(line, (shared.get(line) ?? 0) + 1);
      return [...shared].flatMap(([line, n]) => (n > pieces.size / 2 && n > 3 ? [`${id} ${line.id}`] : []));
    });
    expect(alike).toEqual([]);
  });
});
