import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '#shared/domain/article.ts';
import type { Language } from '#shared/kernel/text.ts';
import { packageRoot } from '../../cli/package-root.ts';
import { readDemoTeam } from '../../demo/index.ts';
import { examplesOf, type Example } from './articles.ts';
import { guessOf, modelOf } from './model.ts';
import { NOWHERE } from '#shared/guidance/intent/nowhere.ts';

/**
 * What a customer would hear who asks in words the bot has not learned: every fifth example question of the demo team's articles is held
 * back, five times over, and so is what belongs nowhere.
 */
const FOLDS = 5;

type Figures = { asked: number; told: number; right: number; nowhere: number; toldNowhere: number };

function judge(articles: readonly Article[], language: Language): Figures {
  const figures: Figures = { asked: 0, told: 0, right: 0, nowhere: 0, toldNowhere: 0 };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeld = (_: unknown, i: number): boolean => i % FOLDS === fold;
    const learned = articles.flatMap((article): Example[] => [
      ...examplesOf({ ...article, questions: article.questions.filter((one, i) => !isHeld(one, i)) }),
    ]);
    const nowhere = NOWHERE[language].filter(isHeld);
    const model = modelOf(
      learned,
      language,
      NOWHERE[language].filter((one, i) => !isHeld(one, i)),
    );
    if (!model) throw new Error('nothing to learn from');
    for (const { id, questions } of articles) {
      for (const question of questions.filter(isHeld)) {
        const guess = guessOf(model, question);
        figures.asked += 1;
        figures.told += guess ? 1 : 0;
        figures.right += guess?.articleId === id ? 1 : 0;
      }
    }
    figures.nowhere += nowhere.length;
    figures.toldNowhere += nowhere.filter((text) => guessOf(model, text)).length;
  }
  return figures;
}

test('of what the bot tells, most is right; what belongs nowhere it leaves', async () => {
  const { rows } = await readDemoTeam(join(packageRoot(), 'resources', 'demo'), Date.UTC(2026, 10, 30));
  const articles = rows.flatMap(({ tbl, data }) => (tbl === 'article' ? [data as Article] : []));
  for (const language of ['zh', 'en'] as const) {
    const figures = judge(
      articles.filter((article) => article.language === language && article.status === 'published'),
      language,
    );
    process.stdout.write(`${language} ${JSON.stringify(figures)}\n`);
    expect(figures.asked).toBeGreaterThan(50);
    expect(figures.right / figures.told).toBeGreaterThan(0.65);
    expect(figures.toldNowhere / figures.nowhere).toBeLessThan(0.1);
  }
}, 180_000);
