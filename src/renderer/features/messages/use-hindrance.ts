import type { TicketStatus } from '#shared/domain/ticket.ts';
import { MAX_BODY } from '#shared/kernel/limits.ts';
import { useT } from '../../lib/i18n.tsx';
import { withoutGone, type ChosenMacro } from './chosen-macro.ts';
import { signed } from './deliver.ts';
import type { DraftContent, DraftKind } from './draft-keeper.ts';
import { hasContent } from './has-content.ts';
import { useBlanks, type Fill } from './macro-text.ts';

type Written = {
  readonly status: TicketStatus;
  readonly kind: DraftKind;
  readonly content: DraftContent;
  /** What stands under it. */
  readonly signature: string;
  readonly chosen: ChosenMacro;
  readonly fill: Fill;
  readonly isUploading: boolean;
};
/**
 * `isEmpty`: there is nothing to send. Why what stands there cannot be sent, in words: `problem` for its text alone,
 * `hindrance` for anything; undefined: it can.
 */
type Hindrance = {
  readonly isEmpty: boolean;
  readonly problem: string | undefined;
  readonly hindrance: string | undefined;
};

export function useHindrance(written: Written): Hindrance {
  const t = useT('messages');
  const { content, chosen } = written;
  const problem = useProblem(written);
  // What a macro changes is not left out because the team's macros are still being read.
  const loading = chosen.state === 'loading' ? t('macro.loading') : undefined;
  const waiting = written.isUploading ? t('upload.waiting') : loading;
  return { isEmpty: !hasContent(withoutGone(content, chosen)), problem, hindrance: problem ?? waiting };
}

function useProblem({ status, kind, content, signature, fill }: Written): string | undefined {
  const t = useT('messages');
  const blanks = useBlanks(content, fill);
  const { length } = signed(content, signature);
  if (blanks.length > 0) return t('composer.blanks', { blanks: blanks.join(' ') });
  if (length > MAX_BODY) return t('composer.tooLong', { max: MAX_BODY, count: length });
  return kind === 'reply' && status === 'spam' ? t('composer.spam') : undefined;
}
