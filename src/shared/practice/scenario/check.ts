import { REACTIONS, type Issue, type PracticeContent } from '../../domain/practice/index.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { slotsIn, TemplateFault } from './template.ts';

const EVERYWHERE = ['order', 'wrong', 'tail', 'name'];

/** What would break a session. `place`: a path into the issue. `word`: the slot that nobody fills, or what is wrong with the brackets. */
export const ISSUE_FAULTS = ['no-opening', 'no-need', 'unknown-slot', 'brackets'] as const;
export type IssueFault = {
  readonly place: string;
  readonly code: (typeof ISSUE_FAULTS)[number];
  readonly word: string;
  /** The line it stands in; empty: none does. */
  readonly line: string;
};

function faultsIn(lines: readonly string[], known: readonly string[], place: string): IssueFault[] {
  return lines.flatMap((line, i): IssueFault[] => {
    const at = { place: `${place}.${i}`, line };
    try {
      const unknown = slotsIn(line).find((slot) => !known.includes(slot));
      return unknown === undefined ? [] : [{ ...at, code: 'unknown-slot', word: unknown }];
    } catch (error) {
      if (error instanceof TemplateFault) return [{ ...at, code: 'brackets', word: error.message }];
      throw error;
    }
  });
}

/** Every fault of one issue, each with its place; empty: it can be practised. */
export function issueFaults(issue: Issue): IssueFault[] {
  const known = [...EVERYWHERE, ...Object.keys(issue.slots)];
  const check = (lines: readonly string[], place: string): IssueFault[] => faultsIn(lines, known, place);
  const empty = issue.feelings.filter((feeling) => (issue.openings[feeling] ?? []).length === 0);
  const noNeed: IssueFault = { place: 'needs', code: 'no-need', word: '', line: '' };
  return [
    ...empty.map((word): IssueFault => ({ place: `openings.${word}`, code: 'no-opening', word, line: '' })),
    ...(Object.keys(issue.needs).length === 0 ? [noNeed] : []),
    ...Object.entries(issue.openings).flatMap(([feeling, lines]) => check(lines, `openings.${feeling}`)),
    ...issue.facts.flatMap(({ tell, is }, i) => [
      ...check(tell, `facts.${i}.tell`),
      ...check([is], `facts.${i}.is`).map((fault) => ({ ...fault, place: `facts.${i}.is` })),
    ]),
    ...Object.entries(issue.needs).flatMap(([need, { show, met }]) => [
      ...check(show, `needs.${need}.show`),
      ...check(met, `needs.${need}.met`),
    ]),
    ...check(issue.answers.accept, 'answers.accept'),
    ...check(issue.company, 'company'),
    ...Object.entries(issue.better).flatMap(([skill, lines]) =>
      faultsIn(lines, [...known, 'words'], `better.${skill}`),
    ),
  ];
}

/** For whoever writes content: a fault as a sentence. */
function sentenceOf({ place, code, word, line }: IssueFault): string {
  switch (code) {
    case 'no-opening':
      return `no opening for ${word}`;
    case 'no-need':
      return 'no need';
    case 'unknown-slot':
      return `${place}: nobody fills {${word}} in “${line}”`;
    case 'brackets':
      return `${place}: ${word}`;
    default:
      return assertNever(code);
  }
}

const twice = (keys: readonly string[]): string[] => keys.filter((key, at) => keys.indexOf(key) !== at);

/** What would break a session, each with its place; empty: it can be practised with. */
export function contentFaults({ issues, personas, words }: PracticeContent): string[] {
  return [
    ...twice([...issues, ...personas].map(({ key }) => key)).map((key) => `${key}: named twice`),
    ...issues.flatMap((issue) => issueFaults(issue).map((fault) => `${issue.key} ${sentenceOf(fault)}`)),
    ...personas.flatMap(({ key, names, called }) =>
      names.length === called.length ? [] : [`${key}: names and called differ in number`],
    ),
    ...REACTIONS.filter((reaction) => !words[reaction]).map((reaction) => `words: nothing for ${reaction}`),
    ...Object.entries(words).flatMap(([reaction, entries]) =>
      entries.flatMap(({ say }) => faultsIn(say, EVERYWHERE, `words.${reaction}`).map(sentenceOf)),
    ),
  ];
}
