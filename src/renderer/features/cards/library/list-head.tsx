import { IconMessageCheck, IconPlus } from '@tabler/icons-react';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useGo } from '../../../lib/router.ts';
import { ActionButton, ActionIconButton } from '../../../ui/index.ts';
import { useCardDrafts } from '../drafts.ts';
import { freeNewKey, READINGS } from '../places.ts';
import css from './library.module.css';

/** A new card, and what people corrected of the readings. */
export function ListHead() {
  const { go } = useGo();
  const { drafts } = useCardDrafts();
  const create: Action = {
    group: 'card',
    id: 'cards.new',
    labelKey: 'cards:action.new',
    icon: IconPlus,
    keys: 'n',
    perform: () => go('cards', freeNewKey(Object.keys(drafts)), 'edit'),
  };
  const readings = {
    group: 'card',
    id: 'cards.readings',
    labelKey: 'cards:action.readings',
    icon: IconMessageCheck,
    keys: 'r',
    perform: () => go('cards', READINGS),
  } as const satisfies Action;
  useActions([create, readings]);
  return (
    <div className={css['head']}>
      <ActionButton action={create} />
      <ActionIconButton action={readings} />
    </div>
  );
}
