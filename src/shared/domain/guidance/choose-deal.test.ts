import { describe, expect, test } from 'vitest';
import { sampleCard, sampleFeeling, sampleVariants } from '#testkit/card-sample.ts';
import type { Card } from './card.ts';
import { chooseCard, type Choice } from './choose.ts';

const CONTACTS = 2000;
/** As the desk names them; ids that only count are the hardest to deal fairly. */
const abouts = Array.from({ length: CONTACTS }, (_, i) => `c:${i}`);
const of = (more: Partial<Card> = {}) =>
  sampleCard('waits', { variants: sampleVariants(3), heldShare: 0.2, needs: [], ...more });
const MOMENT = { feeling: sampleFeeling(), stage: 'middle', channel: 'chat', now: 5, earlier: [], recent: [] } as const;

function choiceFor(about: string, cards: readonly Card[]): Choice {
  const choice = chooseCard(cards, { ...MOMENT, about });
  if (!choice) throw new Error('no card');
  return choice;
}
const dealtOf = (card: Card): Choice[] => abouts.map((about) => choiceFor(about, [card]));
/** So many of so many, give or take four standard errors: fixed ids, so it either holds for good or never. */
function expectShare(n: number, out: number, share: number): void {
  const apart = Math.abs(n / out - share);
  expect(apart).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / out));
}

test('a contact always gets the same way of saying it, and the same card or none, whatever else has changed', () => {
  for (const about of abouts.slice(0, 200)) {
    const { variant, isHeld } = choiceFor(about, [of()]);
    const later = { ...MOMENT, about, now: 9e9, stage: 'closing', channel: 'phone' } as const;
    const others = [sampleCard('other', { emotions: ['sadness'] }), of()];
    expect(chooseCard(others, later)).toMatchObject({ variant, isHeld });
    // Somebody turns the share up: who had none has none still.
    if (isHeld) expect(choiceFor(about, [of({ heldShare: 0.4 })]).isHeld).toBe(true);
  }
});

test('a card for what must be heard at once is held back from nobody', () => {
  const feeling = sampleFeeling({ escalate: true });
  const urgent = of({ urgent: true, heldShare: 0.5 });
  const choices = abouts.map((about) => chooseCard([urgent], { ...MOMENT, about, feeling }));
  expect(choices.filter((choice) => choice?.isHeld !== false)).toEqual([]);
});

describe('over many contacts', () => {
  test.each([0, 0.05, 0.2, 0.5])(
    'the share that is asked to get no card is the one that gets none (%d)',
    (heldShare) => {
      const held = dealtOf(of({ heldShare })).filter(({ isHeld }) => isHeld).length;
      if (heldShare === 0) expect(held).toBe(0);
      else expectShare(held, CONTACTS, heldShare);
    },
  );

  test.each([1, 2, 3] as const)('%i ways of saying it are dealt evenly, also among those who get one', (count) => {
    const dealt = dealtOf(of({ variants: sampleVariants(count), heldShare: 0.5 }));
    for (const group of [dealt, dealt.filter(({ isHeld }) => isHeld), dealt.filter(({ isHeld }) => !isHeld)])
      for (const { key } of sampleVariants(count))
        if (count === 1) expect(group.every(({ variant }) => variant.key === key)).toBe(true);
        else expectShare(group.filter(({ variant }) => variant.key === key).length, group.length, 1 / count);
  });

  test('what one card deals says nothing of what another deals, nor of its next version', () => {
    const first = dealtOf(of({ heldShare: 0.5 }));
    for (const id of ['card-waits-v2', 'card-waits-v3', 'card-waitt-v1', 'card-hears-v1']) {
      const second = dealtOf(of({ heldShare: 0.5, id }));
      const both = first.filter(({ isHeld }, i) => isHeld && second[i]?.isHeld).length;
      expectShare(both, CONTACTS, 0.25);
      const alike = first.filter(({ variant }, i) => variant.key === second[i]?.variant.key).length;
      expectShare(alike, CONTACTS, 1 / 3);
    }
  });

  test('two cards that are as close as each other come about as often', () => {
    const [left, right] = [of(), of({ key: 'hears', id: 'card-hears-v1' })];
    const chosen = abouts.map((about) => choiceFor(about, [left, right]).card.key);
    expectShare(chosen.filter((key) => key === left.key).length, CONTACTS, 0.5);
    expect(abouts.map((about) => choiceFor(about, [right, left]).card.key)).toEqual(chosen);
  });
});
