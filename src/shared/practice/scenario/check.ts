import { REACTIONS, type Issue, type PracticeContent } from '../../domain/practice/index.ts';
import { slotsIn, TemplateFault } from './template.ts';

const EVERYWHERE = ['order', 'wrong', 'tail', 'name'];

function faultsOf(templates: readonly string[], known: readonly string[], place: string): string[] {
  return templates.flatMap((template) => {
    try {
      const unknown = slotsIn(template).find((slot) => !known.includes(slot));
      return unknown === undefined ? [] : [`${place}: nobody fills {${unknown}} in “${template}”`];
    } catch (error) {
      if (error instanceof TemplateFault) return [`${place}: ${error.message}`];
      throw error;
    }
  });
}

function faultsOfIssue(issue: Issue): string[] {
  const known = [...EVERYWHERE, ...Object.keys(issue.slots)];
  const check = (templates: readonly string[], place: string): string[] =>
    faultsOf(templates, known, `${issue.key} ${place}`);
  const openings = issue.feelings.filter((feeling) => (issue.openings[feeling] ?? []).length === 0);
  return [
    ...openings.map((feeling) => `${issue.key}: no opening for ${feeling}`),
    ...(Object.keys(issue.needs).length === 0 ? [`${issue.key}: no need`] : []),
    ...Object.entries(issue.openings).flatMap(([feeling, lines]) => check(lines, `openings.${feeling}`)),
    ...issue.facts.flatMap((fact) => check([...fact.tell, fact.is], `facts.${fact.key}`)),
    ...Object.entries(issue.needs).flatMap(([need, { show, met }]) => check([...show, ...met], `needs.${need}`)),
    ...check(issue.answers.accept, 'answers.accept'),
    ...check(issue.company, 'company'),
    ...Object.entries(issue.better).flatMap(([skill, lines]) =>
      faultsOf(lines, [...known, 'words'], `${issue.key} better.${skill}`),
    ),
  ];
}

const twice = (keys: readonly string[]): string[] => keys.filter((key, at) => keys.indexOf(key) !== at);

/** What would break a session, each with its place; empty: it can be practised with. */
export function contentFaults({ issues, personas, words }: PracticeContent): string[] {
  return [
    ...twice([...issues, ...personas].map(({ key }) => key)).map((key) => `${key}: named twice`),
    ...issues.flatMap(faultsOfIssue),
    ...personas.flatMap(({ key, names, called }) =>
      names.length === called.length ? [] : [`${key}: names and called differ in number`],
    ),
    ...REACTIONS.filter((reaction) => !words[reaction]).map((reaction) => `words: nothing for ${reaction}`),
    ...Object.entries(words).flatMap(([reaction, entries]) =>
      entries.flatMap(({ say }) => faultsOf(say, EVERYWHERE, `words.${reaction}`)),
    ),
  ];
}
