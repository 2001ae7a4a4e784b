import type { SopStep } from '#shared/domain/sop/index.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/units.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useDirectory } from '../../lib/reads.ts';
import { useFormat } from '../../lib/time.ts';

type Action = NonNullable<SopStep['actions']>[number];

/** What a step does by itself, in words. */
export function useActionWords(): (action: Action) => string {
  const t = useT('sops');
  const common = useT('common');
  const local = useLocalized();
  const span = useSpanWords();
  const directory = useDirectory().data;
  const queue = (id: string): string => {
    const found = directory?.queues.find((one) => one.id === id);
    return found ? local(found.name) : common('unknownQueue');
  };
  return (action) => {
    switch (action.do) {
      case 'set': {
        const { status, priority, queueId } = action.set;
        const parts = [
          status && t('does.status', { what: common(`status.${status}`) }),
          priority && t('does.priority', { what: common(`priority.${priority}`) }),
          queueId && t('does.queue', { what: queue(queueId) }),
          action.addTags.length > 0 && t('does.tags', { what: action.addTags.join(common('comma')) }),
        ];
        return parts.filter(Boolean).join(common('comma')) || t('does.nothing');
      }
      case 'macro': {
        const macro = directory?.macros.find(({ id }) => id === action.macroId);
        return t('does.macro', { what: macro ? local(macro.name) : t('does.unknownMacro') });
      }
      case 'promise':
        return t('does.promise', { what: local(action.text), span: span(action.dueMs) });
      case 'follow-up':
        return t('does.followUp', { what: local(action.subject) });
      default:
        return action satisfies never;
    }
  };
}

/** `3 天`, `1 小时 30 分钟`: what is due after that is counted on to the minute. */
function useSpanWords(): (ms: number) => string {
  const format = useFormat();
  return (ms) => {
    const unit = ms >= DAY ? DAY : ms >= HOUR ? HOUR : MINUTE;
    const rest = ms % unit;
    const whole = format.span(ms - rest);
    return rest < MINUTE || ms < HOUR ? whole : `${whole} ${format.span(rest)}`;
  };
}
