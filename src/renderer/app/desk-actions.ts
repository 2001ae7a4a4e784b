import { useMantineColorScheme } from '@mantine/core';
import {
  IconBell,
  IconCommand,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMoon,
  IconRefresh,
  IconSend2,
  IconSun,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { Agent } from '#shared/domain/agent.ts';
import { useActions, type Action } from '../lib/actions.ts';
import { useLeave } from '../lib/before-leaving.ts';
import { useLanguage, useT } from '../lib/i18n.tsx';
import { useCommand } from '../lib/query.ts';
import { useGo } from '../lib/router.ts';
import { SESSION_KEY } from '../lib/session.ts';
import { useChangeSettings } from '../lib/settings.ts';
import { screensFor } from './screens.tsx';
import { useToaster } from '../lib/toaster.ts';
import { useUiStore } from './ui-store.ts';

function useSignOut(agent: Agent): () => void {
  const ui = useUiStore();
  const client = useQueryClient();
  const signOut = useCommand((api) => api.session.signOut({}), {
    onDone: ({ waiting }) => {
      ui.setState({
        lastLock: { name: agent.name, handle: agent.handle, waiting },
      });
      void client.invalidateQueries({ queryKey: SESSION_KEY });
    },
  });
  const leave = useLeave();
  const t = useT('session');
  const { say } = useToaster();
  const lock = async () => {
    // Locked, nobody could store it any more, and the next reload would lose it.
    if (await leave()) await signOut.run();
    else say({ title: t('lock.unsaved'), message: t('lock.unsavedNext'), tone: 'bad' });
  };
  return () => void lock();
}

/** What opens over the screen, wherever one is. */
function usePanels(openPaletteNow: () => void) {
  const ui = useUiStore();
  const openPalette: Action = {
    id: 'view.palette',
    group: 'view',
    labelKey: 'actions:view.palette',
    icon: IconCommand,
    keys: 'mod+k',
    perform: openPaletteNow,
  };
  const openOutbox: Action = {
    id: 'go.outbox',
    group: 'go',
    labelKey: 'actions:go.outbox',
    icon: IconSend2,
    keys: 'g o',
    perform: () => ui.setState({ isOutboxOpen: true }),
  };
  const openNotices: Action = {
    id: 'go.notices',
    group: 'go',
    labelKey: 'notices:action.open',
    icon: IconBell,
    keys: 'g n',
    perform: () => ui.setState({ isNoticesOpen: true }),
  };
  const openSheet: Action = {
    id: 'view.shortcuts',
    group: 'view',
    labelKey: 'actions:view.shortcuts',
    icon: IconKeyboard,
    keys: '?',
    perform: () => ui.setState({ isSheetOpen: true }),
  };
  return { openPalette, openOutbox, openNotices, openSheet };
}

/** What can be done from anywhere on the desk. */
export function useDeskActions(agent: Agent, openPaletteNow: () => void) {
  const { go } = useGo();
  const language = useLanguage();
  const settings = useChangeSettings();
  const syncNow = useCommand((api) => api.sync.now({}));
  const signOut = useSignOut(agent);
  const isDark = useMantineColorScheme().colorScheme === 'dark';

  const panels = usePanels(openPaletteNow);
  const otherTheme: Action = {
    id: 'view.theme',
    group: 'view',
    labelKey: isDark ? 'actions:view.light' : 'actions:view.dark',
    icon: isDark ? IconSun : IconMoon,
    keys: 'g t',
    perform: () => void settings.run({ theme: isDark ? 'light' : 'dark' }),
  };
  const otherLanguage: Action = {
    id: 'view.language',
    group: 'view',
    labelKey: 'actions:view.language',
    icon: IconLanguage,
    keys: 'g l',
    perform: () => void settings.run({ language: language === 'zh' ? 'en' : 'zh' }),
  };
  const refresh: Action = {
    id: 'session.sync-now',
    group: 'session',
    labelKey: 'actions:session.syncNow',
    icon: IconRefresh,
    keys: 'g r',
    perform: () => void syncNow.run(),
  };
  const lock: Action = {
    id: 'session.sign-out',
    group: 'session',
    labelKey: 'actions:session.signOut',
    icon: IconLock,
    keys: 'mod+shift+l',
    perform: signOut,
  };
  const screens = screensFor(agent.role).map(({ id, goKey, icon, keys }): Action => ({
    id: `go.${id}`,
    group: 'go',
    labelKey: goKey,
    icon,
    keys,
    perform: () => go(id),
  }));
  useActions([...screens, ...Object.values(panels), otherTheme, otherLanguage, refresh, lock]);
  return { ...panels, menu: [otherLanguage, otherTheme, panels.openSheet, refresh, lock] };
}
