import { useEffect, useMemo, useRef, useState } from 'react';
import { IconPlus } from '@tabler/icons-react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { KEYS_OF_PANEL } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useMay } from '../../../lib/reads.ts';
import { ActionButton, ActionIconButton, ErrorState } from '../../../ui/index.ts';
import { EndedRuns } from './ended-runs.tsx';
import { GoingRuns } from './going-runs.tsx';
import { PanelContext, sopAction, usePanel, usePanelActions } from './panel-context.ts';
import { usePanelClaim } from './panel-store.ts';
import { useRuns, useSuggested, type About } from './queries.ts';
import css from './run.module.css';
import { StartDialog } from './start-dialog.tsx';
import { Suggestions } from './suggestions.tsx';
import { usePanelFocus } from './use-panel-focus.ts';
import { useWho, Whose } from './whose.tsx';

export type SopPanelProps = About & {
  /** It stands in the dock, over what helps at the right: there it comes first, and has the keys. */
  isDocked?: boolean;
};

/** Procedures of a ticket or a contact: what is suggested, what is walked, what was. Nothing for whoever may not walk them. */
export function SopPanel({ ticketId, contactId, isDocked = false }: SopPanelProps) {
  if (!useMay('sop.walk')) return null;
  return <Claimed key={ticketId ?? contactId} ticketId={ticketId} contactId={contactId} isDocked={isDocked} />;
}

function Claimed({ isDocked, ...about }: About & { isDocked: boolean }) {
  const { isOwner, isCovered, focus } = usePanelClaim({ ...about, isDocked });
  const panel = useRef<HTMLElement>(null);
  const { enter, hasKeyboard, handlers } = usePanelFocus(panel, focus);
  const now = useRef(hasKeyboard);
  const inside = useMemo(() => ({ isOwner, hasKeyboard: () => now.current() }), [isOwner]);
  const t = useT('sops');
  if (isCovered) return null;
  return (
    <PanelContext value={inside}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, wherever in it the keyboard is */}
      <section
        ref={panel}
        className={css['panel']}
        data-docked={isDocked || undefined}
        aria-label={t('panel.label')}
        tabIndex={-1}
        {...KEYS_OF_PANEL}
        {...handlers}
      >
        {isDocked && <Whose about={about} />}
        <Inside about={about} onEnter={enter} />
      </section>
    </PanelContext>
  );
}

function useStart(about: About, onDone: () => void) {
  return useCommand((api, sopId: string) => api.sops.start({ ...about, runId: crypto.randomUUID(), sopId }), {
    onDone,
  });
}

function Inside({ about, onEnter }: { about: About; onEnter: () => void }) {
  const t = useT('sops');
  const { data, error, refetch } = useRuns(about);
  const suggested = useSuggested(about) ?? [];
  const [isChoosing, setChoosing] = useState(false);
  const start = useStart(about, onEnter);
  const who = useWho(about.contactId);
  const first = suggested[0];
  const runs = data?.runs ?? [];
  const begin = (sopId: string): void => {
    setChoosing(false);
    if (!start.isRunning) void start.run(sopId);
  };
  const choose = { ...sopAction('sop.new', 'sops:action.new', 'n', () => setChoosing(true)), icon: IconPlus };
  usePanelActions([choose]);
  usePanelActions(
    [
      sopAction('sop.panel', 'sops:action.panel', 'alt+l', onEnter),
      sopAction('sop.start', 'sops:action.start', 'alt+b', () => (first ? begin(first.sopId) : setChoosing(true))),
    ],
    'page',
  );
  useKeptFocus(data?.runs, onEnter);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {runs.some(({ state }) => state === 'going') ? (
        <GoingRuns all={runs} tools={<ActionIconButton action={choose} />} />
      ) : (
        <div className={css['top']}>
          <h2>{t('panel.label')}</h2>
          {first ? (
            <ActionIconButton action={choose} />
          ) : (
            <ActionButton action={{ ...choose, id: 'sop.start', keys: 'alt+b' }} size="compact-xs" variant="subtle" />
          )}
        </div>
      )}
      <Suggestions items={suggested} onStart={begin} />
      <EndedRuns runs={runs.filter(({ state }) => state !== 'going')} />
      {isChoosing && (
        <StartDialog
          who={who}
          suggested={suggested.map(({ sopId }) => sopId)}
          onStart={begin}
          onClose={() => {
            setChoosing(false);
            onEnter();
          }}
        />
      )}
    </>
  );
}

/** What had the keyboard may be gone, and no step came after it: the keyboard stays in the panel. */
function useKeptFocus(runs: readonly RunView[] | undefined, onEnter: () => void): void {
  const { hasKeyboard } = usePanel();
  const enter = useRef(onEnter);
  useEffect(() => {
    if (runs && hasKeyboard() && document.activeElement === document.body) enter.current();
  }, [runs, hasKeyboard]);
}
