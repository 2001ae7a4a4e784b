import { createContext, use, useCallback, useMemo, useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** `#/inbox/t-1` → ['inbox', 't-1']. Parts are decoded; what cannot be decoded stays as written. */
export function parseHash(hash: string): string[] {
  return hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

export const hashOf = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;

/** The parts of the address after `#/`. */
export function useRoute(): readonly string[] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => parseHash(hash), [hash]);
}

type Way = { readonly go: (...parts: string[]) => void; readonly replace: (...parts: string[]) => void };

const WayContext = createContext<Way | null>(null);

/** Answers every `go` of what is inside: for a part of the page whose tickets and customers are to be found nowhere else. */
export const WayProvider = WayContext.Provider;

/** Goes to a screen: `go('inbox', ticketId)`. `replace` leaves no step for the back button. */
export function useGo(): Way {
  const own = use(WayContext);
  const go = useCallback((...parts: string[]) => {
    location.hash = hashOf(...parts);
  }, []);
  const replace = useCallback((...parts: string[]) => {
    history.replaceState(null, '', hashOf(...parts));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  const address = useMemo(() => ({ go, replace }), [go, replace]);
  return own ?? address;
}
