import { IconArrowDown, IconArrowUp, IconCopy, IconFlag3, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Action } from '../../../lib/actions.ts';
import { addStep, duplicateStep, moveStep, removeStep } from './edit.ts';
import { editorAction } from './editor-action.ts';
import type { Editing } from './editing.ts';

export type StepActions = ReturnType<typeof useStepActions>;
const GROUP = { group: 'sop' } as const;
const MAX_STEPS = 200;
const MAX_TITLE = 190;

/** What is done with whole steps, by key and by button. */
export function useStepActions({ content, selected, select, change }: Editing) {
  const at = content.steps.findIndex(({ key }) => key === selected);
  const isStep = at >= 0;
  const made = (by: { content: typeof content; key: string }) => {
    change(by.content);
    select(by.key, 'title');
  };
  const isRoom = content.steps.length < MAX_STEPS;
  const add = editorAction(
    'add',
    'sopDesk:editor.add',
    IconPlus,
    'n',
    () => made(addStep(content, selected, 'confirm')),
    isRoom,
  );
  const copied = () =>
    made(
      duplicateStep(content, selected ?? '', ({ zh, en }) => ({
        zh: zh === '' ? '' : `${zh.slice(0, MAX_TITLE)}（副本）`,
        en: en === '' ? '' : `${en.slice(0, MAX_TITLE)} (copy)`,
      })),
    );
  const copy = editorAction('copy', 'sopDesk:editor.duplicate', IconCopy, 'd', copied, isStep && isRoom);
  const removed = () => {
    change(removeStep(content, selected ?? ''));
    select((content.steps[at + 1] ?? content.steps[at - 1])?.key ?? null);
  };
  const remove = editorAction('remove', 'sopDesk:editor.remove', IconTrash, 'delete', removed, isStep);
  const move = (by: number) => change(moveStep(content, selected ?? '', at + by));
  const up = editorAction('up', 'sopDesk:editor.up', IconArrowUp, 'shift+k', () => move(-1), at > 0);
  const down = editorAction(
    'down',
    'sopDesk:editor.down',
    IconArrowDown,
    'shift+j',
    () => move(1),
    isStep && at < content.steps.length - 1,
  );
  const start = editorAction(
    'start',
    'sopDesk:editor.makeStart',
    IconFlag3,
    'shift+s',
    () => change({ ...content, start: selected ?? '' }),
    isStep && content.start !== selected,
  );
  const go = (to: number) => select(to < 0 ? null : (content.steps[to]?.key ?? selected));
  const next: Action = {
    ...GROUP,
    id: 'sop-editor.next',
    labelKey: 'sopDesk:editor.next',
    keys: 'j',
    perform: () => go(at + 1),
  };
  const previous: Action = {
    ...GROUP,
    id: 'sop-editor.previous',
    labelKey: 'sopDesk:editor.previous',
    keys: 'k',
    perform: () => go(at - 1),
  };
  const shown = [add, copy, remove, up, down, start];
  return { up, down, shown, all: [...shown, next, previous] };
}
