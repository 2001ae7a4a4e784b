import { useRef, type RefObject } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useInserts } from '../../lib/insert.ts';
import { useDirectory } from '../../lib/reads.ts';
import { useReplyWanted } from '../../lib/want-reply.ts';
import { AnsweredNotice } from './answered-notice.tsx';
import { chosenMacro } from './chosen-macro.ts';
import { Collision } from './collision.tsx';
import css from './composer.module.css';
import { ComposerBox } from './composer-box.tsx';
import { ComposerFiles } from './composer-files.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { ComposerHead } from './composer-head.tsx';
import type { DraftContent, DraftKind } from './draft-keeper.ts';
import { MacroBar } from './macro-bar.tsx';
import type { MacroMenuHandle } from './macro-menu.tsx';
import { useFill, withoutMacroWhenEmpty } from './macro-text.ts';
import { joinTexts } from './macro-words.ts';
import { Told } from './mention-menu.tsx';
import { belongsUnder, signatureOf } from './signature.ts';
import { SignaturePart } from './signature-part.tsx';
import { useComposerActions } from './use-composer-actions.ts';
import { useDraft, useDrafts, useKeeper } from './use-draft.ts';
import { useHindrance } from './use-hindrance.ts';
import { useMacroWriting } from './use-macro-writing.ts';
import { useQuestion } from './use-question.ts';
import { useSend } from './use-send.ts';
import { useShowing } from './use-showing.ts';
import type { useUploads } from './use-uploads.ts';

type Props = {
  ticket: TicketDetail;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
  files: ReturnType<typeof useUploads>;
};

/**
 * At once, because what is typed next must not be taken for commands; and again, because a menu that was chosen from has the
 * keyboard until it is gone.
 */
function focusNow(field: RefObject<HTMLTextAreaElement | null>): void {
  field.current?.focus();
  setTimeout(() => field.current?.focus());
}

/** What stands in the box and what can be done with it. */
function useComposer({ ticket, kind, onKind, files }: Props) {
  useDrafts(ticket.id);
  const keeper = useKeeper();
  const draft = useDraft(ticket.id, kind);
  const macros = useDirectory().data?.macros;
  const showing = useShowing(ticket.id);
  const root = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const menu = useRef<MacroMenuHandle>(null);
  const fill = useFill(ticket);
  const usual = belongsUnder(ticket, kind) ? fill.signature : '';
  const signature = (written: DraftContent) => signatureOf(written, usual);
  const sending = useSend({
    ticketId: ticket.id,
    queueId: ticket.queueId,
    kind,
    note: fill.note,
    signature,
    onSent: showing.rested,
  });
  const change = (body: string) => {
    draft.edit(withoutMacroWhenEmpty(body));
    if (kind === 'reply' && body.trim() !== '') showing.typed();
  };
  const write = (next: DraftKind) => {
    onKind(next);
    focusNow(text);
  };
  const { go, chooseMacro, toNextBlank } = useMacroWriting({ ticketId: ticket.id, fill: fill.body, text, write });
  useInserts(ticket.id, (words) => {
    keeper.edit(ticket.id, 'reply', { body: joinTexts(keeper.read(ticket.id, 'reply').body, words) });
    write('reply');
  });
  useReplyWanted(ticket.id, () => write('reply'));
  const { content } = draft;
  const chosen = chosenMacro(macros, content.macroId);
  const { isEmpty, problem, hindrance } = useHindrance({
    status: ticket.status,
    kind,
    content,
    signature: signature(content),
    chosen,
    fill: fill.body,
    isUploading: files.uploads.length > 0,
  });
  const question = useQuestion({ ticketId: ticket.id, kind, isEmpty, hindrance, sending, text });
  const canSend = !isEmpty && hindrance === undefined && question.asked === null;
  const sendNow = (solves: boolean) => {
    if (canSend) void sending.send(solves).then(() => files.problems.forEach(({ id }) => files.dismiss(id)));
    text.current?.focus();
  };
  const [openMacros, attach] = [() => menu.current?.open(), () => picker.current?.click()];
  useComposerActions({ queueId: ticket.queueId, root, canSend, sendNow, write: go, openMacros, attach, chooseMacro });
  return {
    draft,
    root,
    text,
    picker,
    menu,
    fill,
    usual,
    write,
    chooseMacro,
    change,
    sendNow,
    openMacros,
    toNextBlank: () => toNextBlank(kind),
    chosen,
    canSend,
    question,
    failed: sending.failed,
    problem,
  };
}

/** Where the agent writes: a reply or a note, kept as typed until it is sent. */
export function Composer(props: Props) {
  const { ticket, kind, files } = props;
  const t = useT('messages');
  const keeper = useKeeper();
  const composer = useComposer(props);
  const { draft, root, text, fill, usual, openMacros } = composer;
  const { content } = draft;
  return (
    <section className={css['composer']} ref={root} aria-label={t('composer.label')} data-kind={kind}>
      {kind === 'reply' && <Collision ticketId={ticket.id} />}
      <ComposerHead
        ticket={ticket}
        kind={kind}
        onKind={composer.write}
        menu={composer.menu}
        picker={composer.picker}
        fill={fill.body}
        onMacro={composer.chooseMacro}
        onFiles={files.add}
        onMenuClose={(typed) => {
          if (typed !== '') draft.edit({ body: `${content.body}${typed}` });
          text.current?.focus();
        }}
      />
      <MacroBar chosen={composer.chosen} note={fill.note} onDrop={() => draft.edit({ macroId: null })} />
      <ComposerBox
        ref={text}
        kind={kind}
        queueId={ticket.queueId}
        customerName={ticket.customerName}
        text={content.body}
        onText={composer.change}
        onLeave={() => void keeper.flush(ticket.id)}
        openMacros={openMacros}
        toNextBlank={composer.toNextBlank}
        problem={composer.problem}
      />
      {kind === 'note' && <Told body={content.body} queueId={ticket.queueId} />}
      {usual !== '' && <SignaturePart draft={draft} usual={usual} />}
      <ComposerFiles draft={draft} files={files} />
      <AnsweredNotice question={composer.question} />
      <ComposerFoot
        kind={kind}
        draft={draft}
        canSend={composer.canSend}
        isUploading={files.uploads.length > 0}
        failed={composer.failed}
        onSend={composer.sendNow}
      />
    </section>
  );
}
