import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { PersonalData } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { replaceFound, stillStands } from './personal-text.ts';
import type { BoundDraft } from './use-draft.ts';

const PAUSE_MS = 500;
const NONE: readonly PersonalData[] = [];

/** What in the draft could name a person, looked for whenever the author pauses. */
export function usePersonalData(draft: BoundDraft) {
  const t = useT('knowledge');
  const { title, body, questions, ticketId } = draft.content;
  const now = useMemo(() => ({ title, body, questions, ticketId }), [title, body, questions, ticketId]);
  const [asked] = useDebouncedValue(now, PAUSE_MS);
  const { data } = useCall(
    ['knowledge', 'personal', asked],
    [],
    (api, signal) => api.knowledge.personalData(asked, { signal }),
    { keepPrevious: true },
  );
  const found = useMemo(() => (data?.found ?? NONE).filter((one) => stillStands(now, one)), [data, now]);
  const inBody = useMemo(() => found.filter(({ where }) => where === 'body'), [found]);
  const replace = (which: readonly PersonalData[]) => {
    const next = replaceFound(now, which, (kind) => t(`personal.placeholder.${kind}`));
    draft.edit({ title: next.title, body: next.body, questions: [...next.questions] });
  };
  return { found, inBody, replace };
}
