import { findPersonalData, type Found } from '../../domain/personal-data.ts';
import { peopleIn } from './people.ts';

const MOST = 5000;
type Find = (text: string, known: { readonly people: readonly string[] }) => Found[];

/**
 * What was found in texts, remembered: a conversation is read more than once, and of a draft that is saved one field has changed. Holds
 * the texts themselves; it must not outlive whoever may read them.
 */
export class Findings {
  readonly #found = new Map<string, readonly Found[]>();
  readonly #find: Find;

  constructor(find: Find = findPersonalData) {
    this.#find = find;
  }

  /** Of a text in which these people can stand; of others it needs to know nothing. */
  of(text: string, people: readonly string[]): readonly Found[] {
    const here = people.length === 0 ? [] : peopleIn(text, people);
    const key = [text, ...here].join('\n');
    const known = this.#found.get(key);
    if (known) return known;
    const [oldest] = this.#found.keys();
    if (this.#found.size >= MOST && oldest !== undefined) this.#found.delete(oldest);
    const found = this.#find(text, { people: here });
    this.#found.set(key, found);
    return found;
  }
}
