import { IconCoffee } from '@tabler/icons-react';
import type { LoadNow } from '#shared/contract/app/load.ts';
import { actionIn } from '../../lib/action-in.ts';
import type { Action } from '../../lib/actions.ts';
import { useCommand } from '../../lib/query.ts';
import { minutesOf } from './words.ts';

type What = 'take' | 'postpone' | 'letGo' | 'end';
const action = actionIn('rest');

export const useRestCommand = () => useCommand((api, what: What) => api.load.rest({ action: what }));

/** A rest begins by key whether one is on offer or not; the other two answer an offer. */
export function useRestActions({ offer, rest }: Pick<LoadNow, 'offer' | 'rest'>): {
  readonly take: Action;
  readonly postpone: Action;
  readonly letGo: Action;
} {
  const command = useRestCommand();
  const run = (what: What) => (): void => void command.run(what);
  const canPostpone = offer?.canPostpone ?? false;
  return {
    take: {
      ...action('rest.take', 'load:action.take', 'alt+z', run('take'), rest === null),
      icon: IconCoffee,
      ...(offer && { labelKey: 'load:offer.take', labelArgs: { minutes: minutesOf(offer.restMs) } }),
    },
    postpone: {
      ...action('rest.postpone', 'load:action.postpone', 'alt+d', run('postpone'), canPostpone),
      ...(offer && { labelKey: 'load:offer.postpone', labelArgs: { minutes: minutesOf(offer.postponeMs) } }),
    },
    letGo: action(
      'rest.let-go',
      offer ? 'load:offer.letGo' : 'load:action.letGo',
      'alt+f',
      run('letGo'),
      offer !== null,
    ),
  };
}
