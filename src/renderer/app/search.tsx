import { useEffect } from 'react';
import { SearchScreen } from '../features/search/index.ts';
import { useGo } from '../lib/router.ts';
import { useUi, useUiStore } from './ui-store.ts';

/** `#/search`: what was searched last stands there still. `#/search/<query>`: searches that. */
export function Search({ rest }: { rest: readonly string[] }) {
  const { go, replace } = useGo();
  const ui = useUiStore();
  const state = useUi((all) => all.search);
  const asked = rest[0];
  useEffect(() => {
    if (asked === undefined) return;
    ui.setState({ search: { text: asked, chosen: null, wide: [] } });
    replace('search');
  }, [asked, ui, replace]);
  return (
    <SearchScreen
      state={state}
      onState={(search) => ui.setState({ search })}
      onOpenTicket={(ticketId, messageId) => go('inbox', ticketId, ...(messageId === null ? [] : [messageId]))}
      onOpenArticle={(articleId) => go('knowledge', articleId)}
    />
  );
}
