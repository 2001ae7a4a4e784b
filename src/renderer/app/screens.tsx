import { IconBook2, IconMessage, IconSettings } from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import type { LabelKey } from '#shared/i18n/index.ts';
import type { Icon } from '../ui/index.ts';
import { Inbox } from './inbox.tsx';

export type ScreenId = 'inbox' | 'knowledge' | 'settings';

/** One place of the desk: `#/<id>/…`. `rest` is the address after the id. */
export type Screen = {
  readonly id: ScreenId;
  readonly labelKey: LabelKey;
  readonly goKey: LabelKey;
  readonly icon: Icon;
  readonly keys: string;
  readonly Component: ComponentType<{ rest: readonly string[] }>;
};

const Knowledge = lazy(async () => ({ default: (await import('./knowledge.tsx')).Knowledge }));
const Settings = lazy(async () => ({ default: (await import('../features/settings/index.ts')).SettingsScreen }));

/** The first is where the desk opens. */
export const SCREENS: readonly [Screen, ...Screen[]] = [
  {
    id: 'inbox',
    labelKey: 'actions:screen.inbox',
    goKey: 'actions:go.inbox',
    icon: IconMessage,
    keys: 'g i',
    Component: Inbox,
  },
  {
    id: 'knowledge',
    labelKey: 'actions:screen.knowledge',
    goKey: 'actions:go.knowledge',
    icon: IconBook2,
    keys: 'g k',
    Component: Knowledge,
  },
  {
    id: 'settings',
    labelKey: 'actions:screen.settings',
    goKey: 'actions:go.settings',
    icon: IconSettings,
    keys: 'g s',
    Component: Settings,
  },
];

export const screenOf = (id: string | undefined): Screen => SCREENS.find((screen) => screen.id === id) ?? SCREENS[0];
