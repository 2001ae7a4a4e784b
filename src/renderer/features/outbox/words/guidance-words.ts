import type { Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { EXCERPT, type Voice } from './voice.ts';

type GuidanceName = Extract<Mutation['name'], `card.${string}` | `showing.${string}` | `correction.${string}`>;

export function guidanceWords(mutation: MutationOf<GuidanceName>, { t, localized }: Voice): string {
  switch (mutation.name) {
    case 'card.publish':
      return t('what.cardPublish', { title: oneLine(localized(mutation.content.title), EXCERPT) });
    case 'card.retire':
      return t(mutation.isRetired ? 'what.cardRetire' : 'what.cardRevive');
    case 'showing.record':
      return t('what.showingRecord');
    case 'correction.share':
      return t('what.correctionShare');
    default:
      return assertNever(mutation);
  }
}
