import { lacksSummary } from '#shared/domain/sop/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { SummaryField } from '../../../ui/index.ts';
import type { Editing } from './use-editing.ts';

type Props = { editing: Editing; tries: number; onSend: () => void };

export function Summary({ editing: { draft, edit }, tries, onSend }: Props) {
  const t = useT('cards');
  const words = {
    label: t('publish.summary'),
    hint: t('publish.summaryHint'),
    missing: t('publish.summaryMissing'),
  };
  return (
    <SummaryField
      words={words}
      value={draft.summary}
      isRequired={draft.baseVersion > 0}
      isLacking={lacksSummary(draft)}
      tries={tries}
      onChange={(summary) => edit({ summary })}
      onSend={onSend}
    />
  );
}
