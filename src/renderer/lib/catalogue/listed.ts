import type { LabelKey } from '#shared/i18n/index.ts';
import type { ActionGroup } from '../actions.ts';

/** Where an action is on screen. `desk`: everywhere, so its key must differ from every other. `panel`: inside the procedure only. */
export type Place =
  | 'desk'
  | 'panel'
  | 'inbox'
  | 'contacts'
  | 'customer'
  | 'day'
  | 'search'
  | 'knowledge'
  | 'sops'
  | 'cards'
  | 'editor'
  | 'checklists'
  | 'review'
  | 'board'
  | 'practice'
  | 'record'
  | 'progress'
  | 'coach'
  | 'scenarios'
  | 'scenarioEditor'
  | 'admin'
  | 'health';
export type Listed = {
  readonly id: string;
  readonly group: ActionGroup;
  readonly labelKey: LabelKey;
  readonly keys: string;
  readonly place: Place;
};

/** Rows of one place and group: the id, the words, the key of the product. */
export const of = (
  place: Place,
  group: ActionGroup,
  ...rows: readonly (readonly [string, LabelKey, string])[]
): Listed[] => rows.map(([id, labelKey, keys]) => ({ id, group, labelKey, keys, place }));
