import type { RefObject } from 'react';
import { useGo } from '../../lib/router.ts';
import type { Asked } from './answered.ts';
import type { DraftContent, DraftKind } from './draft-keeper.ts';
import { hasContent } from './has-content.ts';
import type { useSend } from './use-send.ts';

type Around = {
  readonly ticketId: string;
  readonly kind: DraftKind;
  readonly content: DraftContent;
  readonly sending: ReturnType<typeof useSend>;
  readonly text: RefObject<HTMLTextAreaElement | null>;
};
export type Question = {
  /** What is asked now, where a reply is written; null: nothing. */
  readonly asked: Asked | null;
  readonly read: () => void;
  readonly sendAnyway: () => void;
};

/** Somebody answered first: read that answer, or send this one all the same. */
export function useQuestion({ ticketId, kind, content, sending, text }: Around): Question {
  const { go } = useGo();
  const isReply = kind === 'reply';
  // What was taken away needs no answer, and what is begun anew knows the replies that stand there.
  if (sending.asked && isReply && !hasContent(content)) sending.forget();
  const asked = isReply ? sending.asked : null;
  const read = async (question: Asked) => {
    const line = question.answers.at(-1);
    if (line && (await sending.close(question))) go('inbox', ticketId, line.id);
  };
  const sendAnyway = async (question: Asked) => {
    if (!(await sending.close(question))) return;
    text.current?.focus();
    await sending.send(question.solves);
  };
  return {
    asked,
    read: () => void (asked && read(asked)),
    sendAnyway: () => void (asked && sendAnyway(asked)),
  };
}
