import type { Language, LocalizedText } from '../../kernel/text.ts';
import { resultsOf } from './check.ts';
import { DRAWN, encode, remark } from './mermaid-text.ts';
import type { SopContent } from './sop.ts';
import type { SopStep } from './step.ts';

const END = 'finish';
type Ids = ReadonlyMap<string, string>;

const shownIn = (text: LocalizedText, language: Language, otherwise: string): string =>
  encode(text[language].trim() === '' ? otherwise : text[language]);

function drawStep({ key, kind, required, title }: SopStep, ids: Ids, language: Language): string[] {
  const [open, close] = DRAWN[kind];
  const id = ids.get(key) ?? '';
  return [
    `${id}${open}"${shownIn(title, language, key)}"${close}`,
    remark('node', id, { key, required, zh: title.zh, en: title.en }),
  ];
}

/** Results that lead nowhere are not drawn. */
function drawResult(step: SopStep, key: string, ids: Ids, language: Language): string[] {
  const target = step.next[key];
  const from = ids.get(step.key) ?? '';
  const to = target === null ? END : ids.get(target ?? '');
  if (to === undefined || !Object.hasOwn(step.next, key)) return [];
  const label = step.results?.find((result) => result.key === key)?.label;
  if (!label) return [`${from} --> ${to}`];
  return [
    `${from} -->|"${shownIn(label, language, key)}"| ${to}`,
    remark('result', '', { key, zh: label.zh, en: label.en }),
  ];
}

/** The drawing shows the words of `language`, its comments keep both. */
export function toMermaid({ title, start, steps }: Pick<SopContent, 'title' | 'start' | 'steps'>, language: Language) {
  // Not the keys themselves: `end`, `graph` and more mean something to Mermaid.
  const ids: Ids = new Map(steps.map(({ key }, i) => [key, `s${i + 1}`]));
  const lines = [
    remark('attune', '', { language, start: ids.get(start) ?? '', zh: title.zh, en: title.en }),
    ...steps.flatMap((step) => drawStep(step, ids, language)),
    `${END}(((" ")))`,
    remark('end', END, {}),
    ...steps.flatMap((step) => resultsOf(step).flatMap((key) => drawResult(step, key, ids, language))),
  ];
  return ['flowchart TD', ...lines.map((line) => `  ${line}`), ''].join('\n');
}
