import { IconBulb, IconCheck, IconPencil, IconRoute, IconTicket } from '@tabler/icons-react';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import type { Looking } from './use-looking.ts';

/** One after the other, from the last to the first. */
const after = <T>(all: readonly T[], one: T, by: number): T | undefined =>
  all[(all.indexOf(one) + by + all.length) % all.length];

const base = { group: 'list' } as const;

/** Moving between what is looked at. */
function useMoving(looking: Looking): Action {
  const { version, versions, finding, isTable, list } = looking;
  const { findings } = version;
  const step = (by: number) => {
    const next = finding && after(findings, finding, by);
    if (next) looking.setFinding(next);
  };
  const turn: Action = {
    ...base,
    id: 'health.table',
    labelKey: isTable ? 'sopHealth:action.bars' : 'sopHealth:action.table',
    keys: 'shift+t',
    perform: looking.turn,
  };
  const isMany = findings.length > 1;
  useActions([
    turn,
    {
      ...base,
      id: 'health.next',
      labelKey: 'sopHealth:action.next',
      keys: 'shift+j',
      isEnabled: isMany,
      perform: () => step(1),
    },
    {
      ...base,
      id: 'health.previous',
      labelKey: 'sopHealth:action.previous',
      keys: 'shift+k',
      isEnabled: isMany,
      perform: () => step(-1),
    },
    {
      ...base,
      id: 'health.version',
      labelKey: 'sopHealth:action.version',
      keys: 'shift+v',
      isEnabled: versions.length > 1,
      perform: () => looking.setVersion(after(versions, version, 1)?.version ?? version.version),
    },
    {
      ...base,
      id: 'health.flags',
      labelKey: 'sopHealth:action.flags',
      keys: 'shift+f',
      perform: () => list.current?.querySelector<HTMLElement>('input, button')?.focus(),
    },
  ]);
  return turn;
}

/** What is done with the chosen flags. */
function useFlagActions({ chosenFlags }: Looking): Action[] {
  const { go } = useGo();
  const settle = useCommand(async (api, flags: Looking['chosenFlags']) => {
    for (const { id } of flags) await api.sops.resolveFlag({ flagId: id, isResolved: true });
  });
  const ticketId = chosenFlags.find((flag) => flag.ticketNumber !== null)?.ticketId ?? null;
  const actions: Action[] = [
    {
      ...base,
      id: 'health.settle',
      labelKey: 'sopHealth:action.settle',
      icon: IconCheck,
      keys: 'shift+d',
      isEnabled: chosenFlags.length > 0,
      perform: () => void settle.run(chosenFlags),
    },
    {
      ...base,
      id: 'health.ticket',
      labelKey: 'sopHealth:action.ticket',
      icon: IconTicket,
      keys: 'shift+o',
      isEnabled: ticketId !== null,
      perform: () => ticketId !== null && go('inbox', ticketId),
    },
  ];
  useActions(actions);
  return actions;
}

/** What follows from the newest lesson no version has come of. */
function useLessonActions({ waiting, revise }: Looking, onEdit: (key: string) => void): Action[] {
  const begin = useCommand(
    (api, { key, lessonId }: { key: string; lessonId: string }) => api.sops.startDraft({ key, lessonId }),
    { onDone: ({ key }) => onEdit(key) },
  );
  const actions: Action[] = [
    {
      ...base,
      id: 'health.revise',
      labelKey: 'sopHealth:action.revise',
      icon: IconPencil,
      keys: 'shift+r',
      isEnabled: waiting !== undefined,
      perform: () => waiting && revise(waiting),
    },
    {
      ...base,
      id: 'health.edit',
      labelKey: 'sopHealth:action.edit',
      icon: IconRoute,
      keys: 'shift+e',
      isEnabled: waiting?.decision === 'change',
      perform: () => waiting && void begin.run({ key: waiting.key, lessonId: waiting.id }),
    },
  ];
  useActions(actions);
  return actions;
}

/** Everything that can be done here; what is returned stands on buttons. */
export function useHealthActions(looking: Looking, onEdit: (key: string) => void) {
  const table = useMoving(looking);
  const ofFlags = useFlagActions(looking);
  const ofLesson = useLessonActions(looking, onEdit);
  const lesson: Action = {
    ...base,
    id: 'health.lesson',
    labelKey: 'sopHealth:action.lesson',
    icon: IconBulb,
    keys: 'shift+l',
    perform: looking.begin,
  };
  useActions([lesson]);
  return { table, lesson, ofFlags: [lesson, ...ofFlags], ofLesson };
}
