import { useT } from '../../lib/i18n.tsx';
import css from './composer.module.css';
import { hasContent } from './has-content.ts';
import type { DraftKind } from './draft-keeper.ts';
import { useDraft } from './use-draft.ts';

const KINDS = ['reply', 'note'] as const satisfies readonly DraftKind[];

/** Reply or note; a dot marks the one that holds text while the other is open. */
export function KindTabs({
  ticketId,
  kind,
  onKind,
}: {
  ticketId: string;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
}) {
  return (
    <div className={css['tabs']}>
      {KINDS.map((name) => (
        <Tab key={name} ticketId={ticketId} name={name} isOn={name === kind} onClick={() => onKind(name)} />
      ))}
    </div>
  );
}

function Tab({
  ticketId,
  name,
  isOn,
  onClick,
}: {
  ticketId: string;
  name: DraftKind;
  isOn: boolean;
  onClick: () => void;
}) {
  const t = useT('messages');
  const { content } = useDraft(ticketId, name);
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-keyshortcuts={name === 'reply' ? 'r' : 'n'}
      className={css['tab']}
      onClick={onClick}
    >
      {t(`composer.${name}`)}
      {!isOn && hasContent(content) && <span className={css['has']} title={t('composer.saved')} />}
    </button>
  );
}
