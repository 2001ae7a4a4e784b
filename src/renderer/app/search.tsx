import { useEffect } from 'react';
import { SearchScreen } from '../features/search/index.ts';
import { useGo } from '../lib/router.ts';
import { useUi, useUiStore } from './ui-store.ts';
import { usePlaces } from './use-places.ts';

/** `#/search`: what was searched last stands there still. `#/search/<query>`: searches that. */
export function Search({ rest }: { rest: readonly string[] }) {
  const { replace } = useGo();
  const places = usePlaces();
  const ui = useUiStore();
  const state = useUi((all) => all.search);
  const asked = rest[0];
  useEffect(() => {
    if (asked === undefined) return;
    ui.setState({ search: { text: asked, chosen: null, wide: [] } });
    replace('search');
  }, [asked, ui, replace]);
  return <SearchScreen state={state} onState={(search) => ui.setState({ search })} {...places} />;
}
