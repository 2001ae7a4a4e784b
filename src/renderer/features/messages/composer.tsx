import { Button, Textarea } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type RefObject } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import type { Macro } from '#shared/domain/macro.ts';
import { MAX_BODY } from '#shared/kernel/limits.ts';
import { useT } from '../../lib/i18n.tsx';
import { KeyHint } from '../../ui/index.ts';
import css from './composer.module.css';
import { ComposerFiles } from './composer-files.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { hasContent } from './deliver.ts';
import type { DraftKind } from './draft-keeper.ts';
import { KindTabs } from './kind-tabs.tsx';
import { MacroBar } from './macro-bar.tsx';
import { MacroMenu, type MacroMenuHandle } from './macro-menu.tsx';
import { selectBlank, useBlanks, useFill, withoutMacroWhenEmpty } from './macro-text.ts';
import { joinTexts } from './macro-words.ts';
import { useComposerActions } from './use-composer-actions.ts';
import { useDraft, useDrafts, useKeeper } from './use-draft.ts';
import { useSend } from './use-send.ts';
import type { useUploads } from './use-uploads.ts';

type Props = {
  ticket: TicketDetail;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
  files: ReturnType<typeof useUploads>;
};

/** Where the agent writes: a reply or a note, kept as typed until it is sent. */
export function Composer({ ticket, kind, onKind, files }: Props) {
  const t = useT('messages');
  useDrafts(ticket.id);
  const keeper = useKeeper();
  const draft = useDraft(ticket.id, kind);
  const { send, hasFailed } = useSend(ticket.id, kind);
  const root = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const menu = useRef<MacroMenuHandle>(null);
  const fill = useFill(ticket);
  const write = (next: DraftKind) => {
    onKind(next);
    // The menu that was chosen from still has the keyboard until it is gone.
    setTimeout(() => text.current?.focus());
  };
  const chooseMacro = (macro: Macro) => {
    const words = fill(macro);
    keeper.edit(ticket.id, macro.kind, {
      body: joinTexts(keeper.read(ticket.id, macro.kind).body, words),
      macroId: macro.id,
    });
    write(macro.kind);
    setTimeout(() => selectBlank(text.current, words));
  };
  const { content } = draft;
  const blanks = useBlanks(content, fill);
  const isBlocked = kind === 'reply' && ticket.status === 'spam';
  const fits = !isBlocked && blanks.length === 0 && content.body.length <= MAX_BODY;
  const canSend = hasContent(content) && files.uploads.length === 0 && fits;
  const sendNow = (solves: boolean) => {
    if (canSend) void send(solves).then(() => files.problems.forEach(({ id }) => files.dismiss(id)));
    text.current?.focus();
  };
  const [openMacros, attach] = [() => menu.current?.open(), () => picker.current?.click()];
  useComposerActions({ root, canSend, sendNow, write, openMacros, attach, chooseMacro });
  return (
    <section className={css['composer']} ref={root} aria-label={t('composer.label')} data-kind={kind}>
      <div className={css['head']}>
        <KindTabs ticketId={ticket.id} kind={kind} onKind={write} />
        <span className={css['tools']}>
          <MacroMenu
            tags={ticket.tags}
            handle={menu}
            fill={fill}
            onChoose={chooseMacro}
            onClose={(typed) => {
              if (typed !== '') draft.edit({ body: `${content.body}${typed}` });
              text.current?.focus();
            }}
          />
          <AttachButton handle={picker} onFiles={files.add} />
        </span>
      </div>
      <MacroBar macroId={content.macroId} onDrop={() => draft.edit({ macroId: null })} />
      <Textarea
        ref={text}
        className={css['box'] ?? ''}
        autosize
        minRows={2}
        value={content.body}
        aria-label={t(`composer.${kind}`)}
        placeholder={t(`composer.${kind}Placeholder`, { name: ticket.customerName })}
        onChange={(event) => draft.edit(withoutMacroWhenEmpty(event.currentTarget.value))}
        onKeyDown={(event) => boxKeys(event, openMacros)}
        onBlur={() => void keeper.flush(ticket.id)}
        error={useProblem(content.body.length, isBlocked, blanks)}
      />
      <ComposerFiles draft={draft} files={files} />
      <ComposerFoot
        kind={kind}
        draft={draft}
        canSend={canSend}
        isUploading={files.uploads.length > 0}
        hasFailed={hasFailed}
        onSend={sendNow}
      />
    </section>
  );
}

/** Escape gives the keyboard back to the page; a slash at the start of a line opens the macros. */
function boxKeys(event: KeyboardEvent<HTMLTextAreaElement>, openMacros: () => void): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') event.currentTarget.blur();
  if ((event.key !== '/' && event.key !== '／') || event.ctrlKey || event.metaKey || event.altKey) return;
  const { selectionStart, value } = event.currentTarget;
  if (selectionStart > 0 && value[selectionStart - 1] !== '\n') return;
  event.preventDefault();
  openMacros();
}

/** Why what stands in the box cannot be sent. */
function useProblem(length: number, isBlocked: boolean, blanks: readonly string[]): string | undefined {
  const t = useT('messages');
  if (blanks.length > 0) return t('composer.blanks', { blanks: blanks.join(' ') });
  if (length > MAX_BODY) return t('composer.tooLong', { max: MAX_BODY, count: length });
  return isBlocked ? t('composer.spam') : undefined;
}

function AttachButton({
  handle,
  onFiles,
}: {
  handle: RefObject<HTMLInputElement | null>;
  onFiles: (files: File[]) => void;
}) {
  const t = useT('messages');
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        className={css['tool'] ?? ''}
        leftSection={<IconPaperclip size={14} stroke={1.6} aria-hidden />}
        rightSection={<KeyHint keys="u" />}
        aria-keyshortcuts="u"
        onClick={() => handle.current?.click()}
      >
        {t('composer.attach')}
      </Button>
      <input
        ref={handle}
        type="file"
        multiple
        hidden
        aria-label={t('composer.attach')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
