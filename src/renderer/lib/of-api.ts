import type { Api } from './api.tsx';

/** State that belongs to one wire and outlives components; with the wire it is gone. Nobody else's desk can see it. */
export function perApi<T>(make: (api: Api) => T): (api: Api) => T {
  const known = new WeakMap<Api, { value: T }>();
  return (api) => {
    const found = known.get(api) ?? { value: make(api) };
    known.set(api, found);
    return found.value;
  };
}
