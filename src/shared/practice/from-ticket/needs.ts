import { NEEDS, type Need } from '../../domain/guidance/labels.ts';
import type { Issue } from '../../domain/practice/index.ts';
import type { Language } from '../../kernel/text.ts';
import { upTo, type CleanLine } from './exchanges.ts';
import { stockOf } from './stock.ts';

const MOST_NEEDS = 3;
const LEAST_NEEDS = 2;
/** Where nothing is read of them, most people want to know what happens and to have it done. */
const USUAL: readonly Need[] = ['clarity', 'efficiency'];
const LONGEST = 160;

const GLAD = new Set(['gratitude', 'satisfaction']);
const isGlad = ({ feeling }: CleanLine): boolean => feeling !== null && GLAD.has(feeling.emotion);

/** Lines of a customer who is content, of the second half: before it they are polite. */
export const gladLines = (lines: readonly CleanLine[], lang: Language): string[] =>
  lines
    .filter(
      (line, at) =>
        at >= lines.length / 2 && line.by === 'customer' && isGlad(line) && line.text.length >= (lang === 'zh' ? 4 : 8),
    )
    .map(({ text }) => upTo(text, LONGEST));

/** The needs that were felt in most lines, with these lines; filled from what anybody says. `invented`: none of them was felt. */
export function needsOf(
  lines: readonly CleanLine[],
  first: readonly string[],
  lang: Language,
): { needs: Issue['needs']; isInvented: boolean } {
  const own = lines.filter(
    (line) => line.by === 'customer' && !isGlad(line) && line.text.length >= (lang === 'zh' ? 6 : 16),
  );
  const felt = NEEDS.map((need) => ({
    need,
    count: own.filter(({ feeling }) => feeling?.needs.includes(need)).length,
    // The first words are said already: a need shows in what comes after them.
    show: own
      .filter(({ feeling, text }) => feeling?.needs.includes(need) && !first.includes(text))
      .map(({ text }) => upTo(text, LONGEST)),
  }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_NEEDS);
  const more = USUAL.filter((need) => !felt.some((one) => one.need === need)).slice(
    0,
    Math.max(0, LEAST_NEEDS - felt.length),
  );
  const all = [...felt, ...more.map((need) => ({ need, show: [] as string[] }))];
  const stock = stockOf(lang).needs;
  const needs = Object.fromEntries(
    all.map(({ need, show }) => [
      need,
      {
        show: [...new Set([...show, ...stock[need].show])].slice(0, 12),
        met: [...stock[need].met],
      },
    ]),
  );
  return { needs, isInvented: felt.length === 0 };
}
