import { beforeAll, describe, expect, test } from 'vitest';
import { drawScenario } from '#shared/practice/scenario/draw.ts';
import { botLines } from './bot-lines.ts';
import { BOTS, type BotName } from './bots.ts';
import { clauseOf } from './clause.ts';
import { contentOf, procedureFor } from './content.ts';
import { playBot, type Outcome } from './play-bot.ts';

/** Fewer than `npm run practice` takes for its figures, and enough to see that what was measured still holds. */
const SEEDS = 60;

function outcomesOf(lang: 'zh' | 'en', bot: BotName): Outcome[] {
  const [content, lines] = [contentOf(lang), botLines(lang)];
  return Array.from({ length: SEEDS }, (_, i) => {
    const scenario = drawScenario(content, { lang, seed: i + 1, issue: null, persona: null, channel: null });
    return playBot(bot, scenario, content.words, procedureFor(scenario.issue.procedure), lines);
  });
}

describe.each(['zh', 'en'] as const)('five machine trainees, in %s', (lang) => {
  let by: Record<BotName, Outcome[]>;
  beforeAll(() => {
    by = Object.fromEntries(BOTS.map((bot) => [bot, outcomesOf(lang, bot)])) as typeof by;
  });
  const calm = (bot: BotName): number => by[bot].filter(({ end }) => end === 'calm').length / SEEDS;
  const mean = (bot: BotName): number => by[bot].reduce((sum, one) => sum + one.mean, 0) / SEEDS;

  test('end as they deserve: the good one calm, the bad one hardly ever, the silent one alone', () => {
    expect(calm('good')).toBeGreaterThanOrEqual(0.8);
    expect(calm('bad')).toBeLessThanOrEqual(0.1);
    expect(by.silent.filter(({ end }) => end === 'left').length / SEEDS).toBeGreaterThanOrEqual(0.9);
  });

  test('are told apart by their points, too: who only apologises or only echoes is clearly below who helps', () => {
    for (const bot of ['bad', 'apologiser', 'parrot', 'silent'] as const) {
      expect(mean(bot)).toBeLessThan(mean('good') - 0.8);
      expect(calm(bot)).toBeLessThan(calm('good') - 0.4);
    }
  });

  test('do the same again', () => {
    expect(outcomesOf(lang, 'good').map(({ end, mean: points }) => [end, points])).toEqual(
      by.good.map(({ end, mean: points }) => [end, points]),
    );
  });
});

test('a machine says back a part of a sentence that can stand in quotation marks', () => {
  expect(clauseOf('喂，你们又扣了我一次钱！')).toBe('你们又扣了我一次钱');
  expect(clauseOf('Hi. You have charged me twice again, honestly')).toBe('You have charged me twice again');
  expect(clauseOf('嗯')).toBeNull();
});
