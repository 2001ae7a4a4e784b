import type { SopDraft } from '#shared/contract/app/sop-desk.ts';
import { DONE, type StepKind } from '#shared/domain/sop/kinds.ts';
import type { SopStep } from '#shared/domain/sop/index.ts';
import { freeKey } from './keys.ts';

export type Content = SopDraft['content'];
/** null: the end; undefined: nowhere. */
export type Target = string | null | undefined;
/** What came of it, and the step that was made. */
type Made = { readonly content: Content; readonly key: string };

/*
 * What may be done to a procedure, as pure rules. Whatever is done, no edge leads to a step that is gone and no result is
 * without its own edge unless it never had one: what cannot be known is left open, and `problemsOf` tells of it.
 */

const keysOf = ({ steps }: Content): string[] => steps.map(({ key }) => key);
export const stepOf = ({ steps }: Content, key: string | null): SopStep | undefined =>
  steps.find((step) => step.key === key);
export const hasResults = ({ results }: SopStep): boolean => (results ?? []).length > 0;
export const resultKeys = (step: SopStep): string[] =>
  hasResults(step) ? (step.results ?? []).map(({ key }) => key) : [DONE];

/** A step without one of the parts it may lack. */
export function without(step: SopStep, part: 'help' | 'confirm' | 'softSeconds'): SopStep {
  const { [part]: _, ...rest } = step;
  return rest;
}

export const patchStep = (content: Content, key: string, change: (step: SopStep) => SopStep): Content => ({
  ...content,
  steps: content.steps.map((step) => (step.key === key ? change(step) : step)),
});

/** Every edge, and the beginning, as `to` says. */
const redirect = (content: Content, to: (target: Target) => Target): Content => ({
  ...content,
  start: to(content.start) ?? '',
  steps: content.steps.map((step) => ({ ...step, next: withoutGaps(step.next, to) })),
});
const withoutGaps = (next: SopStep['next'], to: (target: Target) => Target): SopStep['next'] =>
  Object.fromEntries(
    Object.entries(next).flatMap(([result, target]) => {
      const now = to(target);
      return now === undefined ? [] : [[result, now] as const];
    }),
  );

export function setNext(content: Content, key: string, result: string, to: Target): Content {
  return patchStep(content, key, (step) => {
    const { [result]: _, ...others } = step.next;
    return { ...step, next: to === undefined ? others : { ...others, [result]: to } };
  });
}

/** Stands behind `after`, and on the way from it where that is clear: its only result, or the first that leads nowhere. */
export function addStep(content: Content, after: string | null, kind: StepKind): Made {
  const key = freeKey('step', keysOf(content));
  const before = stepOf(content, after) ?? content.steps.at(-1);
  const open = before && resultKeys(before).find((result) => before.next[result] === undefined);
  const only = before && resultKeys(before).length === 1 ? resultKeys(before)[0] : undefined;
  const result = open ?? only;
  const onward = before && result !== undefined ? (before.next[result] ?? null) : null;
  const made: SopStep = { key, kind, title: { zh: '', en: '' }, required: 'none', next: { [DONE]: onward } };
  const at = before ? content.steps.indexOf(before) + 1 : 0;
  const grown = { ...content, steps: content.steps.toSpliced(at, 0, made), start: before ? content.start : key };
  const linked = before && result !== undefined ? setNext(grown, before.key, result, key) : grown;
  return { content: kind === 'choice' ? setKind(linked, key, kind) : linked, key };
}

/** What led to it leads to where its first result led. */
export function removeStep(content: Content, key: string): Content {
  const gone = stepOf(content, key);
  if (!gone) return content;
  const onward = resultKeys(gone)
    .map((result) => gone.next[result])
    .find((to) => to !== key);
  const left = { ...content, steps: content.steps.filter((step) => step !== gone) };
  return redirect(left, (target) => (target === key ? onward : target));
}

/** Stands behind the one it is like and leads on like it; nothing leads to it yet. */
export function duplicateStep(
  content: Content,
  key: string,
  named: (title: SopStep['title']) => SopStep['title'],
): Made {
  const at = content.steps.findIndex((step) => step.key === key);
  const step = content.steps[at];
  if (!step) return { content, key };
  const made = {
    ...structuredClone(step),
    key: freeKey(`${key.slice(0, 50)}-copy`, keysOf(content)),
    title: named(step.title),
  };
  return { content: { ...content, steps: content.steps.toSpliced(at + 1, 0, made) }, key: made.key };
}

/** Its place in the list alone: no edge changes. */
export function moveStep(content: Content, key: string, to: number): Content {
  const at = content.steps.findIndex((step) => step.key === key);
  const step = content.steps[at];
  if (!step || to < 0 || to >= content.steps.length || to === at) return content;
  return { ...content, steps: content.steps.toSpliced(at, 1).toSpliced(to, 0, step) };
}

/** Every edge that led to it leads to it still. */
export function renameStep(content: Content, from: string, to: string): Content {
  if (from === to || keysOf(content).includes(to)) return content;
  const renamed = patchStep(content, from, (step) => ({ ...step, key: to }));
  return redirect(renamed, (target) => (target === from ? to : target));
}

/** A choice has at least two results; otherwise a step keeps what it has. */
export function setKind(content: Content, key: string, kind: StepKind): Content {
  const changed = patchStep(content, key, (step) => ({ ...step, kind }));
  const step = stepOf(changed, key);
  const missing = kind === 'choice' && step ? Math.max(0, 2 - (step.results ?? []).length) : 0;
  return Array.from({ length: missing }).reduce<Content>((now) => addResult(now, key), changed);
}

/** The first takes over the one way on; the others lead to the same step until they are told otherwise. */
export function addResult(content: Content, key: string): Content {
  return patchStep(content, key, (step) => {
    const results = step.results ?? [];
    const made = freeKey('result', [...results.map((one) => one.key), DONE]);
    const last = results.at(-1)?.key ?? DONE;
    const { [DONE]: only, ...others } = step.next;
    const to = results.length === 0 ? only : step.next[last];
    const next = results.length === 0 ? others : step.next;
    return {
      ...step,
      results: [...results, { key: made, label: { zh: '', en: '' } }],
      next: to === undefined ? next : { ...next, [made]: to },
    };
  });
}

/** Without its last result a step has one way on again: that of the last. */
export function removeResult(content: Content, key: string, result: string): Content {
  return patchStep(content, key, (step) => {
    const { results = [], ...rest } = step;
    const left = results.filter((one) => one.key !== result);
    const { [result]: to, ...next } = step.next;
    if (left.length > 0) return { ...step, results: left, next };
    return { ...rest, next: to === undefined ? {} : { [DONE]: to } };
  });
}

export function renameResult(content: Content, key: string, from: string, to: string): Content {
  return patchStep(content, key, (step) => {
    if (from === to || (step.results ?? []).some((one) => one.key === to)) return step;
    return {
      ...step,
      results: (step.results ?? []).map((one) => (one.key === from ? { ...one, key: to } : one)),
      next: Object.fromEntries(
        Object.entries(step.next).map(([result, target]) => [result === from ? to : result, target]),
      ),
    };
  });
}
