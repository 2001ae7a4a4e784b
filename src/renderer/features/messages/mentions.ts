type Person = { readonly id: string; readonly name: string };

/** A piece of a note: as written, or a colleague it speaks to. */
export type MentionPart = { readonly text: string; readonly agentId: string | null };

/** Longest first: of two names of which one begins with the other, the whole one is meant. */
const byLength = (people: readonly Person[]): Person[] => people.toSorted((a, b) => b.name.length - a.name.length);

/** Where an at-sign begins a name, and whose; people of the same name are all meant. */
function* found(text: string, people: readonly Person[]) {
  const known = byLength(people.filter(({ name }) => name !== ''));
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = known.find(({ name }) => text.startsWith(name, at + 1));
    if (!person) continue;
    yield { at, name: person.name, ids: known.filter(({ name }) => name === person.name).map(({ id }) => id) };
  }
}

/** Whom a note speaks to: everybody whose name stands in it behind an at-sign. At most 20, in the order of the text. */
export const mentionsIn = (text: string, people: readonly Person[]): string[] =>
  [...new Set([...found(text, people)].flatMap(({ ids }) => ids))].slice(0, 20);

/** Splits text at the names of those it speaks to. Joined, the parts are the text again. */
export function splitMentions(text: string, people: readonly Person[]): MentionPart[] {
  const parts: MentionPart[] = [];
  let from = 0;
  for (const { at, name, ids } of found(text, people)) {
    if (at > from) parts.push({ text: text.slice(from, at), agentId: null });
    parts.push({ text: `@${name}`, agentId: ids[0] ?? null });
    from = at + 1 + name.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), agentId: null });
  return parts;
}

/** The name being typed at `caret`: from its at-sign on. Null: none is. */
export function mentionAt(text: string, caret: number): { readonly start: number; readonly words: string } | null {
  const before = text.slice(0, caret);
  const match = /(?:^|[\s\p{P}\p{Script=Han}])[@＠]([^\s@＠]{0,30})$/u.exec(before);
  if (!match) return null;
  const words = match[1] ?? '';
  return { start: caret - words.length - 1, words };
}

/** People to offer for what was typed: who begins so first. */
export function mentionChoices<P extends Person & { readonly handle: string }>(
  people: readonly P[],
  words: string,
): P[] {
  const wanted = words.toLowerCase();
  const rank = (person: P): number => {
    const name = person.name.toLowerCase();
    if (name.startsWith(wanted) || person.handle.startsWith(wanted)) return 0;
    return name.includes(wanted) ? 1 : 2;
  };
  return people
    .filter((person) => rank(person) < 2)
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, 8);
}
