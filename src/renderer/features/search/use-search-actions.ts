import { IconEraser, IconHistoryOff, IconQuote, IconSearch, IconStar, IconStarFilled } from '@tabler/icons-react';
import { useActions, type Action } from '../../lib/actions.ts';
import { EITHER_KEYS, EXACT_KEYS } from './notes.tsx';
import type { Search } from './use-search.ts';

const nothing = () => {};

/** What can be done by key and from the palette while the screen is open. */
export function useSearchActions(search: Search, onSave: () => void) {
  const { field, kept, isStart, exact, either, offers, setText, write } = search;
  const save: Action & { icon: typeof IconStar } = {
    id: 'search.save',
    group: 'list',
    labelKey: kept ? 'search:isSaved' : 'search:save',
    icon: kept ? IconStarFilled : IconStar,
    keys: 'mod+s',
    isEnabled: !isStart,
    perform: () => (kept ? void offers.forget(kept.id) : onSave()),
  };
  const runs = offers.offers.flatMap(({ id, digit, name, query }): Action[] =>
    digit === null
      ? []
      : [
          {
            id: `search.run ${id}`,
            group: 'list',
            labelKey: 'search:action.run',
            labelArgs: { name },
            icon: IconStar,
            keys: String(digit),
            perform: () => write(query),
          },
        ],
  );
  useActions([
    {
      id: 'search.focus',
      group: 'list',
      labelKey: 'search:action.focus',
      icon: IconSearch,
      keys: '/',
      perform: () => field?.focus(),
    },
    save,
    {
      id: 'search.exact',
      group: 'list',
      labelKey: 'search:action.exact',
      icon: IconQuote,
      keys: EXACT_KEYS,
      isEnabled: exact !== null,
      perform: exact ?? nothing,
    },
    {
      id: 'search.either',
      group: 'list',
      labelKey: 'search:action.either',
      icon: IconSearch,
      keys: EITHER_KEYS,
      isEnabled: either !== null,
      perform: either ?? nothing,
    },
    {
      id: 'search.clear',
      group: 'list',
      labelKey: 'search:action.clear',
      icon: IconEraser,
      isEnabled: !isStart,
      perform: () => setText(''),
    },
    {
      id: 'search.clear-recent',
      group: 'list',
      labelKey: 'search:action.clearRecent',
      icon: IconHistoryOff,
      isEnabled: offers.hasRecent,
      perform: offers.clearRecent,
    },
    ...runs,
  ]);
  return { save };
}
