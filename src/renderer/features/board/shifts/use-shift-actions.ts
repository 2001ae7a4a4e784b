import { IconDeviceFloppy } from '@tabler/icons-react';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useTwice } from '../use-twice.ts';

const act = actionIn('team');

type Can = {
  readonly isKept: boolean;
  readonly isDirty: boolean;
  readonly save: () => void;
  readonly drop: () => void;
  readonly remove: () => void;
  readonly edit: () => void;
  readonly repeatDay: () => void;
  readonly fromColleague: () => void;
  readonly addException: () => void;
};

/** What can be done with the shift on screen. */
export function useShiftActions(can: Can) {
  const discard = useTwice('discard', can.isDirty, can.drop);
  const remove = useTwice('remove', can.isKept, can.remove);
  const save: Action = {
    ...act('board.save', 'board:action.save', 'mod+enter', can.save, can.isDirty || !can.isKept),
    icon: IconDeviceFloppy,
  };
  const addException = act('board.add-exception', 'board:action.addException', 'n', can.addException);
  useActions([
    save,
    discard,
    remove,
    addException,
    act('board.edit', 'board:action.edit', 'e', can.edit),
    act('board.repeat-day', 'board:action.repeatDay', 'alt+r', can.repeatDay),
    act('board.from-colleague', 'board:action.fromColleague', 'f', can.fromColleague),
  ]);
  return { save, discard, remove, addException };
}
