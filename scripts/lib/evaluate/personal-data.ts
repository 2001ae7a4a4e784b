import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findPersonalData, PERSONAL_KINDS, type PersonalKind, type Span } from '#shared/domain/personal-data.ts';
import { round } from './judge-feeling.ts';
import { readLinesOf } from './lines.ts';
import type { Task } from './task.ts';

/** Lines with planted personal data by a writer who has not seen the rules; for measuring and for nothing else. */
export const PLANTED = fileURLToPath(new URL('../../../resources/practice/frozen/planted.jsonl', import.meta.url));

const Line = z.object({
  id: z.string(),
  lang: z.enum(['zh', 'en']),
  /** Names that the desk knows for this ticket. */
  people: z.array(z.string()),
  text: z.string(),
  /** [from, to) in UTF-16 units, and what stands there. */
  spans: z.array(z.tuple([z.int(), z.int(), z.enum(PERSONAL_KINDS)])),
});
type Line = z.infer<typeof Line>;

type Judged = {
  readonly lang: Line['lang'];
  readonly planted: readonly { readonly kind: PersonalKind; readonly isFound: boolean }[];
  readonly found: readonly { readonly kind: PersonalKind; readonly isRight: boolean }[];
};

/** Whether every sign stands in one of the stretches. */
function isCovered(from: number, to: number, found: readonly Span[]): boolean {
  for (let at = from; at < to; at += 1) if (!found.some(({ start, end }) => at >= start && at < end)) return false;
  return true;
}

function judge({ lang, people, text, spans }: Line): Judged {
  const found = findPersonalData(text, { people });
  return {
    lang,
    planted: spans.map(([from, to, kind]) => ({ kind, isFound: isCovered(from, to, found) })),
    found: found.map(({ kind, start, end }) => ({
      kind,
      isRight: spans.some(([from, to]) => start < to && from < end),
    })),
  };
}

const share = (part: number, all: number): number => round(all === 0 ? 1 : part / all);

function figuresOf(lines: readonly Judged[]) {
  const planted = lines.flatMap((line) => line.planted);
  const found = lines.flatMap((line) => line.found);
  const isClean = ({ planted: own, found: all }: Judged): boolean =>
    own.every(({ isFound }) => isFound) && all.every(({ isRight }) => isRight);
  const perKind = PERSONAL_KINDS.map((kind) => {
    const own = planted.filter((one) => one.kind === kind);
    const said = found.filter((one) => one.kind === kind);
    const recall = share(own.filter(({ isFound }) => isFound).length, own.length);
    return [
      kind,
      {
        spans: own.length,
        recall,
        found: said.length,
        precision: share(said.filter(({ isRight }) => isRight).length, said.length),
      },
    ] as const;
  });
  return {
    n: lines.length,
    spans: planted.length,
    recall: share(planted.filter(({ isFound }) => isFound).length, planted.length),
    found: found.length,
    precision: share(found.filter(({ isRight }) => isRight).length, found.length),
    clean: lines.filter(isClean).length,
    perKind: Object.fromEntries(perKind),
  };
}

/** Counts alone: nothing of the lines is printed. @throws Sentence for a file that is not what it should be. */
export async function measurePersonalData(file: string = PLANTED) {
  const judged = (await readLinesOf(file, Line)).map(judge);
  return [
    { task: 'personal-data', lang: 'all', ...figuresOf(judged) },
    ...(['zh', 'en'] as const).map((lang) => ({
      task: 'personal-data',
      lang,
      ...figuresOf(judged.filter((line) => line.lang === lang)),
    })),
  ];
}

export const PERSONAL_DATA: Task = {
  about:
    'names, numbers and addresses that have to go: which share is wholly found, which share of what is found is one of them,\n' +
    'and how many lines are wholly right; a line: {id, lang, people, text, spans: [[from, to, kind], …]}. Without --data the frozen lines',
  measure: ({ data }) => measurePersonalData(data),
};
