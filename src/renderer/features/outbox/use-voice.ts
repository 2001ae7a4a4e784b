import { useMemo } from 'react';
import type { FieldValue } from '#shared/domain/field-value.ts';
import { valueWords } from '#shared/domain/macro-text.ts';
import { useLanguage, useLocalized, useT } from '../../lib/i18n.tsx';
import { useDirectory, useMe } from '../../lib/reads.ts';
import { useFormat } from '../../lib/time.ts';
import type { Voice } from './words/voice.ts';

/** Words and names for the outbox: the directory is small and asked for as a whole. */
export function useVoice(): Voice {
  const t = useT('outbox');
  const common = useT('common');
  const localized = useLocalized();
  const language = useLanguage();
  const format = useFormat();
  const me = useMe()?.id ?? null;
  const { data } = useDirectory();
  return useMemo(() => {
    const agents = new Map(data?.agents.map((agent) => [String(agent.id), agent.name]));
    const queues = new Map(data?.queues.map((queue) => [String(queue.id), localized(queue.name)]));
    const macros = new Map(data?.macros.map((macro) => [String(macro.id), localized(macro.name)]));
    const fields = new Map(data?.fields.map((field) => [field.key, field]));
    const names = {
      agent: (id: string) => agents.get(id),
      queue: (id: string) => queues.get(id),
      macro: (id: string) => macros.get(id),
      field: (key: string, value: FieldValue | null) => {
        const field = fields.get(key);
        // In a clash every value stands as text.
        const read = field?.kind === 'yesno' && typeof value === 'string' ? value === 'true' : value;
        return (
          field && { label: localized(field.label), value: read === null ? '' : valueWords(field, read, language) }
        );
      },
    };
    return { t, common, names, localized, dateTime: format.dateTime, me };
  }, [t, common, localized, language, format, me, data]);
}
