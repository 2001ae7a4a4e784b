import type { LabelKey } from '#shared/i18n/index.ts';
import type { Action, ActionGroup } from './actions.ts';

/** Makes actions of one group in a line each. */
export const actionIn =
  (group: ActionGroup) =>
  (id: string, labelKey: LabelKey, keys: string, perform: () => void, isEnabled = true): Action => ({
    id,
    group,
    labelKey,
    keys,
    isEnabled,
    perform,
  });
