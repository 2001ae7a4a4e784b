import type { SopStep } from '#shared/domain/sop/index.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { useFormat } from '../../../lib/time.ts';

type Action = NonNullable<SopStep['actions']>[number];

/** What a step does by itself, in one line. */
export function useActionWords(): (action: Action) => string {
  const t = useT('sopDesk');
  const common = useT('common');
  const local = useLocalized();
  const format = useFormat();
  const directory = useDirectory().data;
  const queue = (id: string | null | undefined): string => {
    const found = directory?.queues.find((one) => one.id === id);
    return found ? local(found.name) : common('unknownQueue');
  };
  const set = ({ set: { status, priority, queueId }, addTags }: Extract<Action, { do: 'set' }>): string =>
    [
      ...(status === undefined ? [] : [`${common('field.status')} → ${common(`status.${status}`)}`]),
      ...(priority === undefined ? [] : [`${common('field.priority')} → ${common(`priority.${priority}`)}`]),
      ...(queueId === undefined ? [] : [`${common('field.queueId')} → ${queue(queueId)}`]),
      ...(addTags.length === 0 ? [] : [t('action.tags', { tags: addTags.join(t('comma')) })]),
    ].join(t('comma')) || t('action.setNothing');
  return (action) => {
    switch (action.do) {
      case 'set':
        return set(action);
      case 'macro': {
        const macro = directory?.macros.find(({ id }) => id === action.macroId);
        return t('action.macroNamed', { name: macro ? local(macro.name) : t('action.macroGone') });
      }
      case 'promise':
        return t('action.promiseNamed', { text: local(action.text), due: format.span(action.dueMs) });
      case 'follow-up':
        return t('action.followUpNamed', { text: local(action.subject) });
      default:
        return action satisfies never;
    }
  };
}
