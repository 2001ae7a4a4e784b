import { ACTION_GROUPS, useAllActions, type Action } from '../lib/actions.ts';
import { useLabel, useT } from '../lib/i18n.tsx';
import { KeyHint } from '../ui/index.ts';
import { useBothLanguages } from './both-languages.ts';
import type { PaletteEntry, PaletteGroup } from './palette-entry.ts';
import { usePaletteFound } from './palette-found.tsx';

/** What the palette shows for these words: actions first, which are known at once; below, as it arrives, what is found. */
export function usePaletteEntries(query: string): readonly PaletteGroup[] {
  const actions = useActionGroups(query);
  const found = usePaletteFound(query);
  return [...actions, ...found].filter((group) => group.entries.length > 0);
}

function useActionGroups(query: string): readonly PaletteGroup[] {
  const t = useT('actions');
  const label = useLabel();
  const names = useBothLanguages();
  const wanted = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (action: Action) => {
    const text = names(action.labelKey, action.labelArgs).toLowerCase();
    return action.id !== 'view.palette' && wanted.every((word) => text.includes(word));
  };
  const toEntry = (action: Action): PaletteEntry => ({
    id: action.id,
    label: label(action.labelKey, action.labelArgs),
    icon: action.icon ? <action.icon size={16} stroke={1.6} /> : null,
    aside: action.keys ? <KeyHint keys={action.keys} /> : null,
    perform: action.perform,
  });
  const matching = useAllActions().filter(isWanted);
  return ACTION_GROUPS.map((group) => ({
    label: t(`group.${group}`),
    entries: matching.filter((action) => action.group === group).map(toEntry),
  }));
}
