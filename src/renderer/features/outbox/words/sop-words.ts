import type { Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { EXCERPT, type Voice } from './voice.ts';

type SopName = Extract<Mutation['name'], `run.${string}` | `sop.${string}` | `flag.${string}` | `lesson.${string}`>;

export function sopWords(mutation: MutationOf<SopName>, { t, localized }: Voice): string {
  switch (mutation.name) {
    case 'run.start':
      return t('what.runStart');
    case 'run.append':
      return t('what.runAppend', { count: mutation.acts.length });
    case 'run.attach':
      return t('what.runAttach');
    case 'sop.publish':
      return t('what.sopPublish', { title: oneLine(localized(mutation.content.title), EXCERPT) });
    case 'sop.retire':
      return t(mutation.isRetired ? 'what.sopRetire' : 'what.sopRevive');
    case 'flag.raise':
      return t('what.flagRaise', { note: oneLine(mutation.flag.note, EXCERPT) });
    case 'flag.resolve':
      return t(mutation.isResolved ? 'what.flagResolve' : 'what.flagReopen');
    case 'lesson.save':
      return t('what.lessonSave', { cause: oneLine(mutation.lesson.cause, EXCERPT) });
    default:
      return assertNever(mutation);
  }
}
