import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useGo } from '../../lib/router.ts';
import type { Asked } from './answered.ts';
import type { DraftKind } from './draft-keeper.ts';
import type { useSend } from './use-send.ts';

type Around = {
  readonly ticketId: string;
  readonly kind: DraftKind;
  /** Nothing stands there that could be sent. */
  readonly isEmpty: boolean;
  /** Why it cannot be sent as it stands, whatever is answered here; undefined: it can. */
  readonly hindrance: string | undefined;
  readonly sending: ReturnType<typeof useSend>;
  readonly text: RefObject<HTMLTextAreaElement | null>;
};
export type Question = {
  /** What is asked now, where a reply is written; null: nothing. */
  readonly asked: Asked | null;
  /** Why it cannot be sent all the same, in words. */
  readonly hindrance: string | undefined;
  readonly read: () => void;
  readonly sendAnyway: () => void;
};

/** Somebody answered first: read that answer, or send this one all the same. */
export function useQuestion({ ticketId, kind, isEmpty, hindrance, sending, text }: Around): Question {
  const { go } = useGo();
  const isReply = kind === 'reply';
  // What was taken away needs no answer, and what is begun anew knows the replies that stand there.
  if (sending.asked && isReply && isEmpty) sending.forget();
  const asked = isReply ? sending.asked : null;
  const canGo = useRef(false);
  useLayoutEffect(() => {
    canGo.current = isReply && hindrance === undefined;
  });
  const read = async (question: Asked) => {
    const line = question.answers.at(-1);
    if (line && (await sending.close(question))) go('inbox', ticketId, line.id);
  };
  const sendAnyway = async (question: Asked) => {
    if (!canGo.current || !(await sending.close(question))) return;
    text.current?.focus();
    // A file or a macro may have been added while the desk noted the answer.
    if (canGo.current) await sending.send(question.solves);
  };
  return {
    asked,
    hindrance,
    read: () => void (asked && read(asked)),
    sendAnyway: () => void (asked && sendAnyway(asked)),
  };
}
