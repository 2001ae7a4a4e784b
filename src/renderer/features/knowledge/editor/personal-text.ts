import type { PersonalData } from '#shared/contract/app/knowledge.ts';

export type Texts = { readonly title: string; readonly body: string; readonly questions: readonly string[] };
type Place = Pick<PersonalData, 'where' | 'index'>;

const textAt = (texts: Texts, { where, index }: Place): string => {
  if (where === 'title') return texts.title;
  return where === 'body' ? texts.body : (texts.questions[index] ?? '');
};

/** Whether what was found still stands where it was found: the text may have been changed since. */
export const stillStands = (texts: Texts, found: PersonalData): boolean =>
  textAt(texts, found).slice(found.start, found.end) === found.text;

function withText(texts: Texts, { where, index }: Place, text: string): Texts {
  if (where === 'title') return { ...texts, title: text };
  if (where === 'body') return { ...texts, body: text };
  return { ...texts, questions: texts.questions.map((question, i) => (i === index ? text : question)) };
}

/** Replaces what was found by what `placeholder` says. From the end of each text, so that the places before it stay true. */
export function replaceFound(
  texts: Texts,
  found: readonly PersonalData[],
  placeholder: (kind: PersonalData['kind']) => string,
): Texts {
  const standing = found.filter((one) => stillStands(texts, one)).toSorted((a, b) => b.start - a.start);
  let out = texts;
  let last: PersonalData | undefined;
  for (const one of standing) {
    const isSamePlace = last?.where === one.where && last.index === one.index;
    if (isSamePlace && last && one.end > last.start) continue;
    const text = textAt(out, one);
    out = withText(out, one, text.slice(0, one.start) + placeholder(one.kind) + text.slice(one.end));
    last = one;
  }
  return out;
}

/** The text cut at the places that were found, in order: `found` null is ordinary text. For the marks behind the field. */
export function cutAt(text: string, found: readonly PersonalData[]): { text: string; found: PersonalData | null }[] {
  const parts: { text: string; found: PersonalData | null }[] = [];
  let from = 0;
  for (const one of found.toSorted((a, b) => a.start - b.start)) {
    if (one.start < from || text.slice(one.start, one.end) !== one.text) continue;
    if (one.start > from) parts.push({ text: text.slice(from, one.start), found: null });
    parts.push({ text: one.text, found: one });
    from = one.end;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), found: null });
  return parts;
}
