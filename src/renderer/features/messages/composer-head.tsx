import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import type { Macro } from '#shared/domain/macro.ts';
import { useT } from '../../lib/i18n.tsx';
import { KeyHint } from '../../ui/index.ts';
import css from './composer.module.css';
import type { DraftKind } from './draft-keeper.ts';
import { KindTabs } from './kind-tabs.tsx';
import { MacroMenu, type MacroMenuHandle } from './macro-menu.tsx';
import type { Fill } from './macro-text.ts';

type Props = {
  ticket: TicketDetail;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
  menu: RefObject<MacroMenuHandle | null>;
  picker: RefObject<HTMLInputElement | null>;
  fill: Fill;
  onMacro: (macro: Macro) => void;
  onMenuClose: (typed: string) => void;
  onFiles: (files: File[]) => void;
};

/** What is being written, and what can be put into it. */
export function ComposerHead(props: Props) {
  const { ticket } = props;
  return (
    <div className={css['head']}>
      <KindTabs ticketId={ticket.id} kind={props.kind} onKind={props.onKind} />
      <span className={css['tools']}>
        <MacroMenu
          queueId={ticket.queueId}
          tags={ticket.tags}
          handle={props.menu}
          fill={props.fill}
          onChoose={props.onMacro}
          onClose={props.onMenuClose}
        />
        <AttachButton handle={props.picker} onFiles={props.onFiles} />
      </span>
    </div>
  );
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
