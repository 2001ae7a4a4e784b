import { useRef, useState } from 'react';
import { answersIn, type Asked } from './answered.ts';
import type { Macro } from '#shared/domain/macro.ts';
import { useApi } from '../../lib/api.tsx';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useErrorWords, type ErrorWords } from '../../lib/errors.ts';
import { missingKeys, useAskFields } from '../../lib/missing-fields.ts';
import { useToaster } from '../../lib/toaster.ts';
import { useOfferUndo } from '../../lib/undo.ts';
import { chosenMacro } from './chosen-macro.ts';
import { deliver } from './deliver.ts';
import { hasContent } from './has-content.ts';
import type { DraftContent, DraftKind } from './draft-keeper.ts';
import { seesQueues } from '../../lib/reach.ts';
import { useDirectory } from '../../lib/reads.ts';
import { mentionsIn } from './mentions.ts';
import { useKeeper } from './use-draft.ts';

type Tried = { readonly content: string; readonly id: string };
const printOf = ({ body, attachments }: DraftContent): string =>
  JSON.stringify([body, attachments.map((file) => file.id)]);

type Around = {
  readonly ticketId: string;
  readonly queueId: string;
  readonly kind: DraftKind;
  /** The internal note of a macro, filled. */
  readonly note: (macro: Macro) => string;
  readonly signature: (content: DraftContent) => string;
  readonly onSent: () => void;
};

/**
 * Sends what stands in the box. A try that failed keeps its message id, so that trying again cannot write the line twice.
 * `asked`: others have answered meanwhile, and the agent has not said yet whether it goes out all the same.
 */
export function useSend({ ticketId, queueId, kind, note, signature, onSent }: Around) {
  const api = useApi();
  const keeper = useKeeper();
  const { sayError } = useToaster();
  const wordsFor = useErrorWords();
  const askFields = useAskFields();
  const said = useSayMacro();
  const directory = useDirectory().data;
  const tried = useRef<Tried | null>(null);
  const [failed, setFailed] = useState<ErrorWords | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const hand = async (content: DraftContent, solves: boolean) => {
    const print = printOf(content);
    const messageId = tried.current?.content === print ? tried.current.id : crypto.randomUUID();
    tried.current = { content: print, id: messageId };
    const readers = (directory?.agents ?? []).filter((agent) => seesQueues(agent, [queueId]));
    const { macro } = chosenMacro(directory?.macros, content.macroId);
    const undoId = await deliver(api, {
      messageId,
      ticketId,
      kind,
      content,
      macro,
      note: macro ? note(macro) : '',
      signature: signature(content),
      mentions: kind === 'note' ? mentionsIn(content.body, readers) : [],
      solves,
    });
    tried.current = null;
    if (macro) said(macro, undoId);
  };
  const send = async (solves: boolean) => {
    if (!hasContent(keeper.read(ticketId, kind))) return;
    setFailed(null);
    setAsked(null);
    try {
      await keeper.send(ticketId, kind, (content) => hand(content, solves));
      onSent();
    } catch (error) {
      const answers = answersIn(error);
      if (answers) return setAsked({ answers, solves });
      const keys = missingKeys(error);
      if (keys) return askFields({ ticketId, keys, retry: () => void send(solves) });
      setFailed(wordsFor(error));
      sayError(error);
    }
  };
  /** Whatever is chosen, what was shown is not asked about again. @returns whether the desk has noted it. */
  const close = async ({ answers }: Asked): Promise<boolean> => {
    try {
      await api.drafts.sawReplies({ ticketId, messageIds: answers.map(({ id }) => id) });
      setAsked(null);
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
  return { send, failed, asked, close, forget: () => setAsked(null) };
}

/** A macro changes several things at once: what it was, and the way back. */
function useSayMacro(): (macro: Macro, undoId: string | null) => void {
  const t = useT('messages');
  const local = useLocalized();
  const offer = useOfferUndo();
  return (macro, undoId) => {
    const writes = macro.body !== null || macro.note !== null;
    const message = writes ? { message: t('macro.undoKeeps') } : {};
    offer({ undoId, title: t('macro.done', { name: local(macro.name) }), ...message });
  };
}
