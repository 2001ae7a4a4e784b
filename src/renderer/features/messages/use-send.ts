import { useRef, useState } from 'react';
import { useApi } from '../../lib/api.tsx';
import { useToaster } from '../../lib/toaster.ts';
import { deliver, hasContent } from './deliver.ts';
import type { DraftContent, DraftKind } from './draft-keeper.ts';
import { useDirectory } from '../../lib/reads.ts';
import { useKeeper } from './use-draft.ts';

type Tried = { readonly content: string; readonly id: string };
const printOf = ({ body, attachments }: DraftContent): string =>
  JSON.stringify([body, attachments.map((file) => file.id)]);

/** Sends what stands in the box. A try that failed keeps its message id, so that trying again cannot write the line twice. */
export function useSend(ticketId: string, kind: DraftKind) {
  const api = useApi();
  const keeper = useKeeper();
  const { sayError } = useToaster();
  const macros = useDirectory().data?.macros;
  const tried = useRef<Tried | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const send = async (solves: boolean) => {
    if (!hasContent(keeper.read(ticketId, kind))) return;
    setFailed(false);
    try {
      await keeper.send(ticketId, kind, async (content) => {
        const print = printOf(content);
        const messageId = tried.current?.content === print ? tried.current.id : crypto.randomUUID();
        tried.current = { content: print, id: messageId };
        const macro = macros?.find((one) => one.id === content.macroId);
        await deliver(api, { messageId, ticketId, kind, content, macro, solves });
        tried.current = null;
      });
    } catch (error) {
      setFailed(true);
      sayError(error);
    }
  };
  return { send, hasFailed };
}
