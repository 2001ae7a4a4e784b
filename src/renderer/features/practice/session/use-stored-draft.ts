import { useEffect, useEffectEvent } from 'react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import { useApi } from '../../../lib/api.tsx';
import type { Keeping } from './kept.ts';

const SAVE_AFTER_MS = 400;

/**
 * What is being written lies with the draft of the rehearsal desk, so that it outlasts a reload of the page. What was typed before the
 * answer came stands below it. Nothing is said where it cannot be stored: the page has it still.
 */
export function useStoredDraft({ ticketId, state }: PracticeNow, { text, isKnown, putAbove }: Keeping): void {
  const api = useApi();
  const isOpen = state === 'going' || state === 'paused';
  const found = useEffectEvent((body: string) => putAbove(body));
  useEffect(() => {
    if (isKnown || !isOpen) return undefined;
    let isHere = true;
    void api.rehearsal.drafts.get({ ticketId }).then(
      (answer) => isHere && found(answer.drafts.find(({ kind }) => kind === 'reply')?.body ?? ''),
      () => isHere && found(''),
    );
    return () => {
      isHere = false;
    };
  }, [api, ticketId, isKnown, isOpen]);
  useEffect(() => {
    if (!isKnown || !isOpen) return undefined;
    const draft = { kind: 'reply' as const, body: text, attachments: [], macroId: null, signature: null };
    const timer = setTimeout(
      () => void api.rehearsal.drafts.save({ ticketId, draft }).catch(() => undefined),
      SAVE_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [api, ticketId, isKnown, isOpen, text]);
}
