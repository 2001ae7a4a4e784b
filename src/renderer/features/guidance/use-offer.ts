import { useEffect, useRef, useState } from 'react';
import type { CardOffer } from '#shared/contract/app/guidance.ts';
import { useApi } from '../../lib/api.tsx';
import { isField } from '../../lib/keys.ts';
import type { About } from './queries.ts';

/** Nothing new comes over what is being typed, nor right behind it. */
const QUIET_MS = 1500;
const LOOK_MS = 300;

const nameOf = (offer: CardOffer | null): string => (offer ? `${offer.cardId} ${offer.line}` : '');

/** When a key was last pressed in a field; 0: never. */
function useLastTyped() {
  const last = useRef(0);
  useEffect(() => {
    const note = (event: KeyboardEvent): void => {
      if (isField(event.target)) last.current = performance.now();
    };
    document.addEventListener('keydown', note, { capture: true });
    return () => document.removeEventListener('keydown', note, { capture: true });
  }, []);
  return last;
}

export type ShownOffer = { readonly offer: CardOffer; readonly showingId: string };

/** The offer that stands on the screen: a new one waits until nobody types, and that it stands there is told once. */
export function useOffer(about: About, offered: CardOffer | null): ShownOffer | null {
  const api = useApi();
  const lastTyped = useLastTyped();
  const [shown, setShown] = useState<ShownOffer | null>(null);
  const told = useRef(new Map<string, string>());
  const newest = useRef(about);
  useEffect(() => {
    newest.current = about;
  });
  const name = nameOf(offered);
  const isShown = offered !== null && shown !== null && name === nameOf(shown.offer);
  useEffect(() => {
    if (offered === null) return;
    const put = (): void => {
      const known = offered.showingId ?? told.current.get(name);
      const showingId = known ?? crypto.randomUUID();
      setShown({ offer: offered, showingId });
      if (known !== undefined) return;
      told.current.set(name, showingId);
      const said = { showingId, cardId: offered.cardId, line: offered.line };
      // What was not heard of is told again when it is drawn again.
      void api.guidance
        .show({ ...newest.current, ...said })
        .catch(() => ({ isKept: false }))
        .then(({ isKept }) => !isKept && told.current.delete(name));
    };
    if (isShown) return put();
    const isQuiet = (): boolean => performance.now() - lastTyped.current >= QUIET_MS;
    if (lastTyped.current === 0 || isQuiet()) return put();
    const timer = setInterval(() => {
      if (!isQuiet()) return;
      clearInterval(timer);
      put();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [api, offered, name, isShown, lastTyped]);
  return isShown ? shown : null;
}
