import { listed } from './lexicon.ts';

/**
 * What a word is about: things, people and events that carry a feeling without naming one ("the funeral", "third technician"). A machine
 * that has seen one word of an idea knows something of the others. Both languages name their ideas alike.
 */
export type Idea = string;

/** @param lists entries by idea, apart by `|`; an entry may be of several ideas. */
export function ideasOf(lists: Readonly<Record<Idea, string>>): Map<string, Idea[]> {
  const ideas = new Map<string, Idea[]>();
  for (const [idea, text] of Object.entries(lists))
    for (const entry of listed(text)) ideas.set(entry, [...(ideas.get(entry) ?? []), idea]);
  return ideas;
}
