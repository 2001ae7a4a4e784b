import {
  IconBook2,
  IconCalendarTime,
  IconCards,
  IconChecklist,
  IconHeartHandshake,
  IconMessage,
  IconPhone,
  IconRoute,
  IconSchool,
  IconSearch,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import { mayDo, type Right, type Role } from '#shared/domain/rights.ts';
import type { LabelKey } from '#shared/i18n/index.ts';
import type { Icon } from '../ui/index.ts';
import { ContactsScreen } from '../features/contacts/index.ts';
import { DayScreen } from '../features/load/index.ts';
import { Customer } from './customer.tsx';
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
const Sops = lazy(async () => ({ default: (await import('./sops.tsx')).Sops }));
const Cards = lazy(async () => ({ default: (await import('./cards.tsx')).Cards }));
const Practice = lazy(async () => ({ default: (await import('./practice.tsx')).Practice }));
const Scenarios = lazy(async () => ({ default: (await import('../features/scenarios/index.ts')).ScenariosScreen }));
const Team = lazy(async () => ({ default: (await import('../features/board/index.ts')).BoardScreen }));
const Review = lazy(async () => ({ default: (await import('../features/knowledge/index.ts')).ReviewScreen }));
const Admin = lazy(async () => ({ default: (await import('../features/admin/index.ts')).AdminScreen }));
const Settings = lazy(async () => ({ default: (await import('./settings.tsx')).Settings }));

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
    id: 'contacts',
    labelKey: 'actions:screen.contacts',
    goKey: 'actions:go.contacts',
    icon: IconPhone,
    keys: 'g c',
    right: 'customer.read',
    Component: ContactsScreen,
  },
  {
    id: 'day',
    labelKey: 'load:title',
    goKey: 'load:go',
    icon: IconCalendarTime,
    keys: 'g d',
    right: 'own.write',
    Component: DayScreen,
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
    id: 'sops',
    labelKey: 'actions:screen.sops',
    goKey: 'actions:go.sops',
    icon: IconRoute,
    keys: 'g p',
    right: 'sop.walk',
    Component: Sops,
  },
  {
    id: 'cards',
    labelKey: 'actions:screen.cards',
    goKey: 'actions:go.cards',
    icon: IconCards,
    keys: 'g m',
    right: 'card.publish',
    Component: Cards,
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
    id: 'practice',
    labelKey: 'practice:title',
    goKey: 'practice:go',
    icon: IconSchool,
    keys: 'g e',
    right: 'own.write',
    Component: Practice,
  },
  {
    id: 'board',
    labelKey: 'board:title',
    goKey: 'board:go',
    icon: IconHeartHandshake,
    keys: 'g b',
    right: 'team.watch',
    Component: Team,
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

/** What a place on screen is made of, wherever it is reached from. */
type Place = Pick<Screen, 'id' | 'labelKey' | 'right' | 'Component'>;

/** Reached from what they are about, not from the rail. */
const BESIDE: readonly Place[] = [
  { id: 'customer', labelKey: 'history:screen.title', right: 'customer.read', Component: Customer },
  { id: 'scenarios', labelKey: 'scenarios:title', right: 'scenario.publish', Component: Scenarios },
];

const isFor =
  (role: Role) =>
  ({ right }: Place): boolean =>
    right === undefined || mayDo(role, right);

/** The screens that somebody of this role has, in the rail. */
export const screensFor = (role: Role): readonly Screen[] => SCREENS.filter(isFor(role));

export const screenOf = (id: string | undefined, role: Role): Place =>
  [...SCREENS, ...BESIDE].filter(isFor(role)).find((screen) => screen.id === id) ?? SCREENS[0];
