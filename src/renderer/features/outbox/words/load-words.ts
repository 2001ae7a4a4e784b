import type { Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Voice } from './voice.ts';

type LoadName = Extract<Mutation['name'], `load.${string}` | `shift.${string}`>;

const person = (id: string, { names, common }: Voice): string => names.agent(id) ?? common('unknownPerson');

export function loadWords(mutation: MutationOf<LoadName>, voice: Voice): string {
  const { t } = voice;
  switch (mutation.name) {
    case 'load.save':
      return t('what.loadSave');
    case 'shift.save':
      return t('what.shiftSave', { name: person(mutation.shift.agentId, voice) });
    case 'shift.remove':
      return t('what.shiftRemove', { name: person(mutation.agentId, voice) });
    default:
      return assertNever(mutation);
  }
}
