import { useFrame, useSome } from './queries.ts';

/** The part of search that the command palette stands on; the screen itself is loaded when it is opened. */
export { useOpenHit } from './use-open-hit.ts';
export { idOf, KINDS } from './kinds.ts';

/** Of each kind. */
const FEW = 3;

/** The best few of each kind for what is being typed; nothing for nothing. */
export function useFew(text: string) {
  const asked = useFrame(text).trim();
  const { data } = useSome(asked, FEW);
  return asked === '' || text.trim() === '' ? [] : (data?.groups ?? []);
}
