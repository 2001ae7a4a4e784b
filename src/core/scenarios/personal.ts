import type { PersonalAt } from '#shared/contract/app/scenarios.ts';
import type { Issue } from '#shared/domain/practice/index.ts';
import { peopleIn, type Findings } from '#shared/practice/from-ticket/index.ts';
import { INVENTED } from '#shared/practice/from-ticket/invented.ts';
import type { StoredDraft } from './stored.ts';

/** A text of an issue and where it stands: `facts.0.tell.1`. */
type Placed = { readonly place: string; readonly text: string };

/** Codes and names of this program: nobody writes in them. */
const CODES = new Set(['key', 'trains', 'procedure', 'truth', 'channels', 'feelings']);

function textsUnder(place: string, value: unknown): Placed[] {
  if (typeof value === 'string') return [{ place, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsUnder(`${place}.${key}`, inner));
}

/** Every text of an issue that somebody has written or said. The name of a fact is none. */
export const textsOf = (issue: Issue): Placed[] =>
  Object.entries(issue)
    .filter(([key]) => !CODES.has(key))
    .flatMap(([key, value]) => textsUnder(key, value))
    .filter(({ place }) => !/^facts\.\d+\.key$/.test(place));

/** A line may move among its neighbours: it is the same finding as long as field, kind and words are. */
const fieldOf = (place: string): string => place.replace(/\.\d+$/, '');
type Finding = Omit<PersonalAt, 'isLooked'>;
export const isSameFinding = (a: Finding, b: Finding): boolean =>
  fieldOf(a.place) === fieldOf(b.place) && a.kind === b.kind && a.text === b.text;

/** What we put in the place of personal data is no person's. */
function isInvented(lang: StoredDraft['lang'], { place, text }: Placed): boolean {
  const { people, families, places } = INVENTED[lang];
  return place.startsWith('slots.') && [...people, ...families, ...places].includes(text);
}

/** Words that stand where somebody's stood. */
export const isPlaceholder = ({ removed }: Pick<StoredDraft, 'removed'>, word: string): boolean =>
  removed.some(({ placeholder }) => placeholder === word);

/** By what a draft is checked: whom its ticket and the directory name now, and what was found in texts before. */
export type Check = { readonly people: readonly string[]; readonly findings: Findings };

/** What could still name a person, found anew in the draft as it stands. */
export function personalIn(draft: StoredDraft, { people, findings }: Check): PersonalAt[] {
  const { lang, issue, looked } = draft;
  const texts = textsOf(issue).filter((one) => !isInvented(lang, one));
  const here = peopleIn(texts.map(({ text }) => text).join('\n'), people);
  return texts
    .flatMap(({ place, text }) =>
      findings.of(text, here).map((found) => ({ place, kind: found.kind, text: found.text })),
    )
    .filter(({ text }) => !isPlaceholder(draft, text))
    .map((finding) => ({ ...finding, isLooked: looked.some((one) => isSameFinding(one, finding)) }));
}
