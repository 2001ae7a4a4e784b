import { IconBell, IconBellOff } from '@tabler/icons-react';
import { HOUR, MINUTE } from '#shared/kernel/units.ts';
import { actionIn } from '../../../lib/action-in.ts';
import type { Action } from '../../../lib/actions.ts';
import { useCommand } from '../../../lib/query.ts';

const action = actionIn('rest');

/** No offer of rest for a while; while there is none, the way to end that. */
export function useQuietActions(quietUntilAt: number | null): readonly Action[] {
  const quiet = useCommand((api, forMs: number | null) => api.load.quiet({ forMs }));
  const run = (forMs: number | null) => (): void => void quiet.run(forMs);
  return [
    { ...action('rest.quiet-half', 'load:quiet.half', 'g 3', run(30 * MINUTE)), icon: IconBellOff },
    { ...action('rest.quiet-hour', 'load:quiet.hour', 'g 6', run(HOUR)), icon: IconBellOff },
    { ...action('rest.quiet-two', 'load:quiet.two', 'g 2', run(2 * HOUR)), icon: IconBellOff },
    { ...action('rest.quiet-end', 'load:quiet.end', 'g 0', run(null), quietUntilAt !== null), icon: IconBell },
  ];
}
