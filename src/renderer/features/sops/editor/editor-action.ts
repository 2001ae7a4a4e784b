import type { Action } from '../../../lib/actions.ts';

export type EditorAction = Action & { icon: NonNullable<Action['icon']> };

/** Makes an action of the editor in a line. */
export const editorAction = (
  name: string,
  labelKey: Action['labelKey'],
  icon: EditorAction['icon'],
  keys: string,
  perform: () => void,
  isEnabled = true,
): EditorAction => ({ id: `sop-editor.${name}`, group: 'sop', labelKey, icon, keys, isEnabled, perform });
