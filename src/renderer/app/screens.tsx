import { IconBook2, IconChecklist, IconMessage, IconSearch, IconSettings, IconUsersGroup } from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import { mayDo, type Right, type Role } from '#shared/domain/rights.ts';
import type { LabelKey } from '#shared/i18n/index.ts';
import type { Icon } from '../ui/index.ts';
import { Inbox } from './inbox.tsx';

/**
 * One place of the desk: `#/<id>/…`. `rest` is the address after the id. A screen of a feature is loaded when it is first
 * opened; those from the first `isLow` one on stand at the bottom of the rail.
 */
export type Screen = {
  readonly id: string;
  readonly labelKey: LabelKey;
  readonly goKey: LabelKey;
  readonly icon: Icon;
  readonly keys: string;
  readonly isLow?: boolean;
  /** Whoever lacks it does not see the screen at all; absent: it is everybody's. */
  readonly right?: Right;
  /** What waits there for whoever has this right; absent: nothing is counted. */
  readonly waits?: Right;
  readonly Component: ComponentType<{ rest: readonly string[] }>;
};

const Search = lazy(async () => ({ default: (await import('./search.tsx')).Search }));
const Knowledge = lazy(async () => ({ default: (await import('./knowledge.tsx')).Knowledge }));
const Review = lazy(async () => ({ default: (await import('../features/knowledge/index.ts')).ReviewScreen }));
const Admin = lazy(async () => ({ default: (await import('../features/admin/index.ts')).AdminScreen }));
const Settings = lazy(async () => ({ default: (await import('../features/settings/index.ts')).SettingsScreen }));

/** The first is where the desk opens. */
const SCREENS: readonly [Screen, ...Screen[]] = [
  {
    id: 'inbox',
    labelKey: 'actions:screen.inbox',
    goKey: 'actions:go.inbox',
    icon: IconMessage,
    keys: 'g i',
    Component: Inbox,
  },
  {
    id: 'search',
    labelKey: 'actions:screen.search',
    goKey: 'actions:go.search',
    icon: IconSearch,
    keys: 'g f',
    Component: Search,
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
    id: 'review',
    labelKey: 'actions:screen.review',
    goKey: 'actions:go.review',
    icon: IconChecklist,
    keys: 'g v',
    right: 'article.propose',
    waits: 'article.publish',
    Component: Review,
  },
  {
    id: 'admin',
    labelKey: 'actions:screen.admin',
    goKey: 'actions:go.admin',
    icon: IconUsersGroup,
    keys: 'g a',
    isLow: true,
    right: 'macro.write',
    Component: Admin,
  },
  {
    id: 'settings',
    labelKey: 'actions:screen.settings',
    goKey: 'actions:go.settings',
    icon: IconSettings,
    keys: 'g s',
    isLow: true,
    Component: Settings,
  },
];

/** The screens that somebody of this role has. */
export const screensFor = (role: Role): readonly Screen[] =>
  SCREENS.filter(({ right }) => right === undefined || mayDo(role, right));

export const screenOf = (id: string | undefined, role: Role): Screen =>
  screensFor(role).find((screen) => screen.id === id) ?? SCREENS[0];
