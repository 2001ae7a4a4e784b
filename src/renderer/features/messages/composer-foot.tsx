import { Button } from '@mantine/core';
import type { ErrorWords } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import { ActionKeys } from '../../ui/action-keys.tsx';
import css from './composer.module.css';
import { hasContent } from './has-content.ts';
import type { DraftKind } from './draft-keeper.ts';
import { SEND_KEYS, SEND_SOLVE_KEYS } from './use-composer-actions.ts';
import type { BoundDraft } from './use-draft.ts';

type Props = {
  kind: DraftKind;
  draft: BoundDraft;
  canSend: boolean;
  isUploading: boolean;
  /** Why the last try was refused. */
  failed: ErrorWords | null;
  onSend: (solves: boolean) => void;
};

/** Whether what was typed is safe, and the ways to send it. */
export function ComposerFoot({ kind, draft, canSend, isUploading, failed, onSend }: Props) {
  const t = useT('messages');
  const isMacroAlone = draft.content.macroId !== null && draft.content.body.trim() === '';
  const main = isMacroAlone ? t('macro.apply') : t(kind === 'reply' ? 'composer.send' : 'composer.addNote');
  const words = useStateWords(draft, isUploading, failed);
  return (
    <div className={css['foot']}>
      <output className={css['state']} data-bad={draft.state === 'failed' || failed !== null || undefined}>
        {words}
      </output>
      <Button
        variant="subtle"
        color="gray"
        className={css['tool'] ?? ''}
        disabled={!canSend}
        rightSection={<ActionKeys id="message.send-solve" keys={SEND_SOLVE_KEYS} />}
        onClick={() => onSend(true)}
      >
        {t(kind === 'reply' ? 'composer.sendSolve' : 'composer.noteSolve')}
      </Button>
      <Button
        variant="light"
        disabled={!canSend}
        rightSection={<ActionKeys id="message.send" keys={SEND_KEYS} />}
        onClick={() => onSend(false)}
      >
        {main}
      </Button>
    </div>
  );
}

function useStateWords({ state, content }: BoundDraft, isUploading: boolean, failed: ErrorWords | null): string {
  const t = useT('messages');
  if (state === 'failed') return t('composer.unsaved');
  if (failed) return t('composer.failed', { why: failed.title });
  if (isUploading) return t('upload.waiting');
  return hasContent(content) && state === 'clean' ? t('composer.saved') : '';
}
