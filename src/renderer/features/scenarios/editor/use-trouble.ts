import type { ScenarioFault } from '#shared/contract/app/scenarios.ts';
import { START_FEELINGS } from '#shared/domain/practice/index.ts';
import { isWithin } from './texts.ts';
import type { Editing } from './use-editing.ts';
import { useScenarioWords } from './use-words.ts';

/** A fault of the content rules, in words. */
export function useFaultWords(): (fault: ScenarioFault) => string {
  const { t, feeling } = useScenarioWords();
  return ({ code, word }) => {
    const of = START_FEELINGS.find((one) => one === word);
    return t(`fault.${code}`, { feeling: of ? feeling(of) : word, slot: `{${word}}` });
  };
}

/** What is wrong at a field, in words; undefined: nothing. */
export function useTrouble({ invalid, view }: Editing): (place: string, isEmpty: boolean) => string | undefined {
  const { t } = useScenarioWords();
  const wordsOf = useFaultWords();
  return (place, isEmpty) => {
    if (invalid.some((one) => isWithin(one, place))) return t(isEmpty ? 'field.empty' : 'field.tooLong');
    const fault = view.faults.find((one) => isWithin(one.place, place));
    return fault && wordsOf(fault);
  };
}
