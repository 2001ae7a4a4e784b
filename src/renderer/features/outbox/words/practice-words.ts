import type { Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { EXCERPT, type Voice } from './voice.ts';

type PracticeName = Extract<Mutation['name'], `practice.${string}` | `scenario.${string}`>;

export function practiceWords(mutation: MutationOf<PracticeName>, { t }: Voice): string {
  switch (mutation.name) {
    case 'practice.share':
      return t('what.practiceShare', { title: oneLine(mutation.share.title, EXCERPT) });
    case 'practice.withdraw':
      return t('what.practiceWithdraw');
    case 'scenario.publish':
      return t('what.scenarioPublish', { title: oneLine(mutation.scenario.issue.title, EXCERPT) });
    case 'scenario.retire':
      return t(mutation.isRetired ? 'what.scenarioRetire' : 'what.scenarioRevive');
    default:
      return assertNever(mutation);
  }
}
