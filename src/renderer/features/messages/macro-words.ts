import type { Macro } from '#shared/domain/macro.ts';
import { fieldValueWords, type EventWorld } from './event-words.ts';

/** What the words of a macro need besides those of events: lengths of time. */
export type MacroWorld = EventWorld & { readonly span: (ms: number) => string };

/** What a macro changes besides writing to the customer, as one phrase; empty when it only writes. */
export function macroChanges(macro: Macro, world: MacroWorld): string {
  const { say } = world;
  const words = (field: 'status' | 'priority' | 'queueId') => {
    const value = macro.set[field];
    return value === undefined ? null : fieldValueWords(field, value, world);
  };
  const [status, priority, queue] = [words('status'), words('priority'), words('queueId')];
  const list = (tags: readonly string[]) => tags.join(say('listSeparator'));
  return [
    status !== null && say('macro.setStatus', { value: status }),
    priority !== null && say('macro.setPriority', { value: priority }),
    queue !== null && say('macro.setQueue', { value: queue }),
    macro.assign === 'me' && say('macro.assignMe'),
    macro.assign === 'nobody' && say('macro.assignNobody'),
    macro.snoozeMs !== null && say('macro.snooze', { time: world.span(macro.snoozeMs) }),
    ...fieldChanges(macro, world),
    macro.addTags.length > 0 && say('macro.addTags', { tags: list(macro.addTags) }),
    macro.removeTags.length > 0 && say('macro.removeTags', { tags: list(macro.removeTags) }),
    macro.note !== null && say('macro.writesNote'),
    macro.follow && say('macro.follow'),
    macro.articleIds.length > 0 && say('macro.linkArticles', { count: macro.articleIds.length }),
  ]
    .filter((part) => part !== false)
    .join(say('macro.separator'));
}

const fieldChanges = (macro: Macro, { say, fieldName, fieldValue }: MacroWorld): string[] =>
  Object.entries(macro.fill).map(([key, value]) =>
    say('macro.fill', { field: fieldName(key) ?? key, value: fieldValue(key, String(value)) }),
  );

/** Macros that may be used on tickets of this queue. */
export const offeredIn = (macros: readonly Macro[], queueId: string): Macro[] =>
  macros.filter(
    (macro) => macro.isActive && (macro.queueIds.length === 0 || macro.queueIds.some((id) => id === queueId)),
  );

/** Puts a macro's text into the box without losing what stands there. */
export const joinTexts = (typed: string, macro: string): string =>
  typed.trim() === '' ? macro : macro === '' ? typed : `${typed.trimEnd()}\n\n${macro}`;

/** Macros that share tags with the ticket come first; the rest keep their order. A slip of the key should not send condolences. */
export function byFit(macros: readonly Macro[], tags: readonly string[]): Macro[] {
  const fit = (macro: Macro): number => macro.addTags.filter((tag) => tags.includes(tag)).length;
  return macros.toSorted((a, b) => fit(b) - fit(a));
}

const BLANK = /【[^】\n]{1,40}】|\[[^\]\n]{1,40}\]/g;

/** Places the macro left for the agent to fill that still stand in the text: 【日期】, [date]. */
export function openBlanks(body: string, macroText: string): string[] {
  return [...new Set(macroText.match(BLANK))].filter((blank) => body.includes(blank));
}
