import { lazy, Suspense, useEffect } from 'react';
import type { Agent } from '#shared/domain/agent.ts';
import { mayDo } from '#shared/domain/rights.ts';
import { ContactBar, PopLayer, PresenceMenu, useWaiting, useWho } from '../features/contacts/index.ts';
import { Heard, LikelyAbout } from '../features/guidance/index.ts';
import { MakePromise } from '../features/history/index.ts';
import { LoadChip, QuietItems, RestLayer, UnderRest } from '../features/load/index.ts';
import { useKeepDrafts } from '../features/messages/index.ts';
import { NoticesDrawer } from '../features/notices/index.ts';
import { OutboxDrawer } from '../features/outbox/index.ts';
import { useSyncStatus } from '../lib/reads.ts';
import { InboxProvider } from '../features/tickets/index.ts';

export { askFirstRows } from '../features/tickets/index.ts';
import { useShortcuts } from '../lib/actions.ts';
import { useLabel, useT } from '../lib/i18n.tsx';
import { useGo, useRoute } from '../lib/router.ts';
import { useShell } from '../lib/shell.ts';
import { useSoon } from '../lib/soon.ts';
import { Skeleton } from '../ui/index.ts';
import { AgentMenu } from './agent-menu.tsx';
import { useDeskActions } from './desk-actions.ts';
import css from './desk.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { LinkBanner } from './link-banner.tsx';
import { Palette, usePalette } from './palette.tsx';
import { ContactHelp } from './contact-help.tsx';
import { Rail } from './rail.tsx';
import { screenOf, screensFor } from './screens.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { TopBar } from './top-bar.tsx';
import { NOTHING_OPEN, useUi, useUiStore } from './ui-store.ts';
import { useNotifications } from './use-notifications.ts';
import { usePop } from './use-pop.ts';
import { usePlaces } from './use-places.ts';

/** What knowledge does from every screen; fetched after the first screen stands. */
const KnowledgeActions = lazy(async () => ({
  default: (await import('../features/knowledge/index.ts')).KnowledgeActions,
}));

/** The signed-in desk: bar above, rail at the left, and one screen. */
export function Desk({ agent }: { agent: Agent }) {
  const t = useT('session');
  const label = useLabel();
  const ui = useUiStore();
  const isOutboxOpen = useUi((state) => state.isOutboxOpen);
  const [id, ...rest] = useRoute();
  const screen = screenOf(id, agent.role);
  const isSoon = useSoon();
  const palette = usePalette();
  const actions = useDeskActions(agent, palette.open);
  useKeepDrafts(useUi((state) => state.link) === 'up');
  useShortcuts();
  useShellEvents(palette.open);
  useWaitingBadge();
  useNotifications();
  usePop();
  // However the desk is left, by key or because its session ended elsewhere.
  useEffect(() => () => ui.setState(NOTHING_OPEN), [ui]);
  useTitle(label(screen.labelKey));
  return (
    <div className={css['desk']}>
      <UnderRest>
        <a className={css['skip']} href="#main" onClick={skipToMain}>
          {t('skipToMain')}
        </a>
        <TopBar {...actions}>
          <LoadChip />
          {mayDo(agent.role, 'contact.write') && (
            <PresenceMenu>
              <QuietItems />
            </PresenceMenu>
          )}
          <AgentMenu agent={agent} actions={actions.menu} />
        </TopBar>
        <Rail screens={screensFor(agent.role)} current={screen.id} />
      </UnderRest>
      <main id="main" className={css['main']} tabIndex={-1}>
        <UnderRest>
          <LinkBanner />
        </UnderRest>
        <RestLayer />
        {mayDo(agent.role, 'contact.write') && (
          <>
            <ContactBar MakePromise={MakePromise} Procedures={ContactHelp} Heard={Heard} />
            <PopLayer Likely={LikelyAbout} />
          </>
        )}
        <h1 className="visually-hidden">{label(screen.labelKey)}</h1>
        <div className={css['screen']}>
          <UnderRest>
            <InboxProvider>
              <ErrorBoundary key={screen.id}>
                <Suspense fallback={<Skeleton lines={6} />}>
                  <screen.Component rest={rest} />
                </Suspense>
              </ErrorBoundary>
            </InboxProvider>
          </UnderRest>
        </div>
      </main>
      <OutboxDrawer isOpen={isOutboxOpen} onClose={() => ui.setState({ isOutboxOpen: false })} />
      <Notices />
      <Palette palette={palette} />
      <Suspense fallback={null}>{isSoon && <KnowledgeActions />}</Suspense>
      <ShortcutsSheet />
    </div>
  );
}

/** Where one is; while somebody rings, who, first: a tab shows little more than the first words. */
function useTitle(screen: string): void {
  const t = useT('session');
  const contacts = useT('contacts');
  const who = useWho();
  const ringing = useWaiting().waiting.find(({ contact }) => contact.state === 'ringing');
  const place = `${screen} · ${t('windowTitle')}`;
  const title = ringing ? contacts('title.rings', { name: who(ringing), title: place }) : place;
  useEffect(() => {
    document.title = title;
  }, [title]);
}

function Notices() {
  const ui = useUiStore();
  const places = usePlaces();
  return (
    <NoticesDrawer
      isOpen={useUi((state) => state.isNoticesOpen)}
      onClose={() => ui.setState({ isNoticesOpen: false })}
      {...places}
    />
  );
}

/** The hash belongs to the routes, so the skip link moves the focus itself. */
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The window says how much waits even when it is out of sight. */
function useWaitingBadge(): void {
  const shell = useShell();
  const waiting = useSyncStatus()?.waiting ?? 0;
  useEffect(() => shell.call({ name: 'setWaiting', count: waiting }), [shell, waiting]);
}

function useShellEvents(openPalette: () => void): void {
  const shell = useShell();
  const { go } = useGo();
  useEffect(
    () =>
      shell.onEvent((event) => {
        if (event.name === 'open-ticket') go('inbox', event.ticketId);
        if (event.name === 'open-palette') openPalette();
      }),
    [shell, go, openPalette],
  );
}
