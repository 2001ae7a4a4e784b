import { useKeysOf } from '../lib/actions.ts';
import { KeyHint } from './key-hint.tsx';

/** The keys of an action as this agent has them; nothing where it has none. */
export function ActionKeys({ id, keys }: { id: string; keys: string | undefined }) {
  const own = useKeysOf(id, keys);
  return own === undefined ? null : <KeyHint keys={own} />;
}
