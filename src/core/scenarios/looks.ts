import type { ScenarioLook } from '#shared/contract/app/scenarios.ts';
import { isPlaceholder, textsOf } from './personal.ts';
import type { StoredDraft } from './stored.ts';

const WAYS_ENOUGH = 3;
const COMPANY_ENOUGH = 3;
const WORDS_ENOUGH = 8;

type Told = Pick<StoredDraft, 'issue' | 'looks' | 'removed'>;

function isOpen({ code, place, word }: ScenarioLook, { issue, removed }: Told): boolean {
  switch (code) {
    case 'perhaps-name':
      return (
        word !== null && !isPlaceholder({ removed }, word) && textsOf(issue).some(({ text }) => text.includes(word))
      );
    case 'heading-changed':
      return textsOf(issue).some((one) => one.place === place && one.text === word);
    case 'few-ways-to-tell':
      return (issue.facts[Number(place.split('.')[1])]?.tell.length ?? WAYS_ENOUGH) < WAYS_ENOUGH;
    case 'company-thin':
      return issue.company.length < COMPANY_ENOUGH;
    case 'answer-thin':
      return issue.answers.words.length < WORDS_ENOUGH;
    case 'nothing-better':
      return Object.keys(issue.better).length === 0;
    case 'procedure-open':
      return issue.procedure !== null && Object.keys(issue.truth).length === 0;
    default:
      // Whether a guess was right only a reader knows.
      return true;
  }
}

/** What of it the author has not dealt with yet, as far as the draft shows it. */
export const openLooks = (draft: Told): ScenarioLook[] => draft.looks.filter((look) => isOpen(look, draft));
