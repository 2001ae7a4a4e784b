import {
  createContext,
  use,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ComponentType,
} from 'react';
import { createStore, type StoreApi } from 'zustand';
import type { LabelKey, WordArgs } from '#shared/i18n/index.ts';
import { isField, isTyping, parseKeys, startsWith, strokeOf } from './keys.ts';
import { useSettings } from './settings.ts';
import { isModalOpen } from './writing.ts';

export const ACTION_GROUPS = [
  'go',
  'contact',
  'rest',
  'sop',
  'card',
  'ticket',
  'message',
  'list',
  'knowledge',
  'practice',
  'team',
  'admin',
  'view',
  'session',
] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/**
 * Something the agent can do, as a record: the same one feeds a button, a shortcut, the palette and the sheet of keys.
 * `keys`: `mod+k`, `g i`, `r`. `isEnabled` false: shown nowhere but on its own button, and its key does nothing.
 */
export type Action = {
  readonly id: string;
  readonly group: ActionGroup;
  readonly labelKey: LabelKey;
  readonly labelArgs?: WordArgs;
  readonly icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly keys?: string;
  readonly isEnabled?: boolean;
  readonly perform: () => void;
};

/**
 * `dialog`: lives in a modal dialog. While one is open, only its own keys work. `panel`: works while the keyboard is within
 * {@link KEYS_OF_PANEL}, before the keys of the page.
 */
export type Layer = 'page' | 'dialog' | 'panel';
/** What an element carries whose inside has keys of its own. */
export const KEYS_OF_PANEL = { 'data-keys': 'panel' } as const;
export const isInPanel = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-keys="panel"]') !== null;
type Registered = { readonly action: Action; readonly layer: Layer };
type OwnKeys = Readonly<Record<string, string>>;
type Owned = ReadonlyMap<string, readonly Registered[]>;

/**
 * 1. Two actions registered at the same time never share an id, nor (in one layer) a key or the beginning of a sequence.
 * 2. A key that could be text never fires while the keyboard belongs to a field.
 * 3. While a modal dialog is open, no key of the page behind it fires.
 * 4. An agent's own key takes the place of the product's wherever the key works or is shown.
 * 5. While the page lies under something quiet (`only`), nothing of it can be done but what belongs to these groups.
 */
export type ActionStore = StoreApi<{
  owned: Owned;
  /** The agent's own keys by action id; empty text: no key. */
  ownKeys: OwnKeys;
  /** null: everything. */
  only: readonly ActionGroup[] | null;
}>;
export const createActionStore = (): ActionStore =>
  createStore(() => ({
    owned: new Map() as Owned,
    ownKeys: {} as OwnKeys,
    only: null as readonly ActionGroup[] | null,
  }));
export const ActionContext = createContext<ActionStore | null>(null);

function useActionStore(): ActionStore {
  const store = use(ActionContext);
  if (!store) throw new Error('actions outside ActionContext');
  return store;
}

/** Names the first two actions that cannot stand side by side, or null. */
export function findConflict(all: readonly Registered[]): string | null {
  for (const [i, a] of all.entries()) {
    for (const b of all.slice(i + 1)) {
      if (a.action.id === b.action.id) return `two actions are called ${a.action.id}`;
      if (a.layer !== b.layer || !a.action.keys || !b.action.keys) continue;
      const [x, y] = [parseKeys(a.action.keys), parseKeys(b.action.keys)];
      if (startsWith(x, y) || startsWith(y, x)) return `${a.action.id} and ${b.action.id} share ${a.action.keys}`;
    }
  }
  return null;
}

const allOf = (owned: Owned): Registered[] => [...owned.values()].flat();

/**
 * The keys that work for an action: the agent's own in the place of the product's; undefined: none. What has no key now
 * (because another action needs it at this moment) gets none from the agent either.
 */
export function keysFor(own: OwnKeys, id: string, keys: string | undefined): string | undefined {
  const chosen = keys !== undefined && Object.hasOwn(own, id) ? own[id] : keys;
  return chosen === '' ? undefined : chosen;
}

function withOwnKeys(action: Action, own: OwnKeys): Action {
  const { keys: product, ...rest } = action;
  const keys = keysFor(own, action.id, product);
  if (keys === product) return action;
  return keys === undefined ? rest : { ...rest, keys };
}

/** What to write beside something that an action does: its keys as this agent has them. */
export function useKeysOf(id: string, keys: string | undefined): string | undefined {
  const store = useActionStore();
  const own = useSyncExternalStore(store.subscribe, () => store.getState().ownKeys);
  return keysFor(own, id, keys);
}

/** The same for whoever asks at the moment of a key, and not when it draws. */
export function useKeysNow(): (id: string, keys: string | undefined) => string | undefined {
  const store = useActionStore();
  return useCallback((id, keys) => keysFor(store.getState().ownKeys, id, keys), [store]);
}

function put(store: ActionStore, owner: string, entries: readonly Registered[]): void {
  const owned = new Map(store.getState().owned);
  if (entries.length > 0) owned.set(owner, entries);
  else owned.delete(owner);
  const conflict = import.meta.env.DEV ? findConflict(allOf(owned)) : null;
  if (conflict !== null) throw new Error(conflict);
  store.setState({ owned });
}

/** What others can see of an action: when none of it changed, nothing is registered anew. */
const faceOf = ({ id, group, labelKey, labelArgs, keys, isEnabled }: Action) => [
  id,
  group,
  labelKey,
  labelArgs,
  keys,
  isEnabled ?? true,
];

/** Registers actions while the component is mounted. A new array each render is fine. */
export function useActions(actions: readonly Action[], options: { readonly layer?: Layer } = {}): void {
  const store = useActionStore();
  const owner = useId();
  const layer = options.layer ?? 'page';
  const newest = useRef(actions);
  useLayoutEffect(() => {
    newest.current = actions;
  });
  const face = JSON.stringify(actions.map(faceOf));
  useLayoutEffect(() => {
    const entries = newest.current.map((action, i) => ({
      layer,
      action: { ...action, perform: () => newest.current[i]?.perform() },
    }));
    put(store, owner, entries);
    return () => put(store, owner, []);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `face` says when what others see has changed
  }, [store, owner, layer, face]);
}

type Groups = readonly ActionGroup[];
const isLeft = ({ group }: Action, only: Groups | null): boolean => only === null || only.includes(group);

/** While the component is mounted, only actions of these groups can be done. `groups` must be the same array each time. */
export function useOnlyActions(groups: Groups): void {
  const store = useActionStore();
  useLayoutEffect(() => {
    store.setState({ only: groups });
    return () => store.setState({ only: null });
  }, [store, groups]);
}

/** Every registered action that can be done now, by group. */
export function useAllActions({ alsoDisabled = false } = {}): readonly Action[] {
  const store = useActionStore();
  const owned = useSyncExternalStore(store.subscribe, () => store.getState().owned);
  const own = useSyncExternalStore(store.subscribe, () => store.getState().ownKeys);
  const only = useSyncExternalStore(store.subscribe, () => store.getState().only);
  return useMemo(
    () =>
      allOf(owned)
        .map(({ action }) => withOwnKeys(action, own))
        .filter((action) => isLeft(action, only) && (alsoDisabled || action.isEnabled !== false))
        .toSorted((a, b) => ACTION_GROUPS.indexOf(a.group) - ACTION_GROUPS.indexOf(b.group)),
    [owned, own, only, alsoDisabled],
  );
}

/** Whose keys work now, the nearest first. A panel may stand in a dialog where there is no room for it beside the page. */
function layersAt(target: EventTarget | null): readonly Layer[] {
  const panel: readonly Layer[] = isInPanel(target) ? ['panel'] : [];
  if (!isModalOpen()) return [...panel, 'page'];
  const isInside = target instanceof Element && target.closest('[aria-modal="true"]') !== null;
  return [...(isInside ? panel : []), 'dialog'];
}

/** Plain letters in a panel are the panel's: what it does not use now does nothing, but for going elsewhere and asking for the keys. */
function mayLeavePanel({ action, layer }: Registered): boolean {
  const [first = ''] = parseKeys(action.keys ?? '');
  return layer !== 'page' || first === 'g' || first === '?' || !isTyping(first);
}

/** How long the second stroke of a sequence may take. */
export const SEQUENCE_MS = 1200;

/** Decides, stroke by stroke, which action a keyboard event means. Pure but for the strokes it remembers. */
export function createKeyReader(actions: () => readonly Registered[]) {
  let strokes: string[] = [];
  let lastAt = 0;
  return (event: KeyboardEvent): Action | null => {
    const stroke = strokeOf(event);
    if (stroke === null || (isField(event.target) && isTyping(stroke))) return null;
    const can = actions().filter(({ action }) => action.keys && action.isEnabled !== false);
    const open = layersAt(event.target)
      .flatMap((layer) => can.filter((entry) => entry.layer === layer))
      .filter((entry) => !isInPanel(event.target) || mayLeavePanel(entry));
    const begun = event.timeStamp - lastAt <= SEQUENCE_MS ? strokes : [];
    lastAt = event.timeStamp;
    for (const tried of [[...begun, stroke], [stroke]]) {
      const found = open.filter(({ action }) => startsWith(parseKeys(action.keys ?? ''), tried));
      const whole = found.find(({ action }) => parseKeys(action.keys ?? '').length === tried.length);
      strokes = whole || found.length === 0 ? [] : tried;
      if (whole) return whole.action;
      if (found.length > 0) return null;
    }
    return null;
  };
}

/** Listens to the keyboard for all registered actions. Mounted once, by the application. */
export function useShortcuts(): void {
  const store = useActionStore();
  const { keys: ownKeys } = useSettings().settings;
  useLayoutEffect(() => {
    store.setState({ ownKeys });
  }, [store, ownKeys]);
  useEffect(() => {
    const read = createKeyReader(() => {
      const { owned, ownKeys: own, only } = store.getState();
      return allOf(owned)
        .filter(({ action }) => isLeft(action, only))
        .map(({ action, layer }) => ({ layer, action: withOwnKeys(action, own) }));
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const action = read(event);
      if (!action) return;
      event.preventDefault();
      action.perform();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
}
