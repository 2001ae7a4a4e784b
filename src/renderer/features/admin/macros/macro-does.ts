import type { Macro } from '#shared/domain/macro.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { useFormat } from '../../../lib/time.ts';

/** What a macro changes besides its text, in one line. */
export function useMacroDoes(): (macro: Macro) => string {
  const t = useT('admin');
  const common = useT('common');
  const local = useLocalized();
  const format = useFormat();
  const queues = useDirectory().data?.queues ?? [];
  return ({ set, assign, snoozeMs, follow, fill, addTags, removeTags, articleIds }) => {
    const queue = queues.find(({ id }) => id === set.queueId);
    return [
      set.status ? t('does.status', { status: common(`status.${set.status}`) }) : '',
      set.priority ? t('does.priority', { priority: common(`priority.${set.priority}`) }) : '',
      set.queueId ? t('does.queue', { queue: queue ? local(queue.name) : set.queueId }) : '',
      assign === 'keep' ? '' : t(`does.assign.${assign}`),
      snoozeMs === null ? '' : t('does.snooze', { span: format.span(snoozeMs) }),
      follow ? t('does.follow') : '',
      ...addTags.map((tag) => `+#\u2060${tag}`),
      ...removeTags.map((tag) => `−#\u2060${tag}`),
      Object.keys(fill).length > 0 ? t('does.fill', { count: Object.keys(fill).length }) : '',
      articleIds.length > 0 ? t('does.articles', { count: articleIds.length }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
