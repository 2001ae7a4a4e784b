import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { sendKeys } from '../../../ui/index.ts';
import type { CardDraft } from '../drafts.ts';
import type { Editing } from './use-editing.ts';

const MAX_SUMMARY = 300;

/** From the second version on colleagues are told what changed. */
export const lacksSummary = ({ baseVersion, summary }: CardDraft): boolean => baseVersion > 0 && summary.trim() === '';

type Props = {
  editing: Editing;
  /** How often it was sent without what is asked for here: each time leads back to it. */
  tries: number;
  onSend: () => void;
};

/** What has changed, in the words of whoever changed it. */
export function Summary({ editing: { draft, edit }, tries, onSend }: Props) {
  const t = useT('cards');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (tries > 0) field.current?.focus();
  }, [tries]);
  return (
    <Textarea
      ref={field}
      autosize
      minRows={2}
      maxRows={6}
      label={t('publish.summary')}
      description={t('publish.summaryHint')}
      required={draft.baseVersion > 0}
      error={tries > 0 && lacksSummary(draft) && <span role="alert">{t('publish.summaryMissing')}</span>}
      maxLength={MAX_SUMMARY}
      data-autofocus
      value={draft.summary}
      onChange={(event) => edit({ summary: event.currentTarget.value })}
      onKeyDown={sendKeys(onSend)}
    />
  );
}
