import type { DaySpan } from '#shared/contract/app/load.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';

const REASONS = ['lunch', 'rest', 'meeting', 'training'] as const;
const isReason = (reason: string): reason is (typeof REASONS)[number] => REASONS.some((one) => one === reason);

/** What a stretch of the day is called, and where it lay. */
export function useSpanWords() {
  const t = useT('load');
  const contacts = useT('contacts');
  const format = useFormat();
  const kind = ({ kind: name, reason }: Pick<DaySpan, 'kind' | 'reason'>): string =>
    name === 'break' && isReason(reason)
      ? t('span.with', { kind: t('span.break'), reason: contacts(`presence.${reason}`) })
      : t(`span.${name}`);
  return {
    kind,
    whole: (span: DaySpan): string => `${kind(span)} ${format.time(span.fromAt)}–${format.time(span.toAt)}`,
  };
}
