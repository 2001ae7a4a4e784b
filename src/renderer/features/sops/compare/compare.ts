import { DONE, type Requirement, type StepKind } from '#shared/domain/sop/kinds.ts';
import type { SopContent, SopStep } from '#shared/domain/sop/index.ts';
import type { Mark } from '../chart/model.ts';

export type Words = { readonly zh: string; readonly en: string };
type Action = NonNullable<SopStep['actions']>[number];
/** `result` null: the one way on of a step without a choice. A target undefined: nowhere. */
export type StepChange =
  | {
      readonly what: 'title' | 'help' | 'confirm';
      readonly in: 'zh' | 'en';
      readonly before: string;
      readonly after: string;
    }
  | { readonly what: 'kind'; readonly before: StepKind; readonly after: StepKind }
  | { readonly what: 'required'; readonly before: Requirement; readonly after: Requirement }
  | { readonly what: 'time'; readonly before: number | null; readonly after: number | null }
  | { readonly what: 'result' | 'field'; readonly mark: Mark; readonly name: Words; readonly before: Words | null }
  | { readonly what: 'way'; readonly result: Words | null; readonly before: Target; readonly after: Target }
  | { readonly what: 'actions'; readonly before: readonly Action[]; readonly after: readonly Action[] };
export type Target = { readonly to: string | null | undefined; readonly title: Words | null };

export type StepDiff = {
  readonly key: string;
  readonly title: Words;
  readonly mark: Mark;
  /** Of a changed one. */
  readonly changes: readonly StepChange[];
};
/** What of the procedure itself is another. */
export const PROPERTIES = ['title', 'tags', 'articleIds', 'start', 'suggest', 'skipReasons'] as const;
export type Property = (typeof PROPERTIES)[number];
export type SopDiff = { readonly steps: readonly StepDiff[]; readonly properties: readonly Property[] };

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const NO_WORDS: Words = { zh: '', en: '' };

const texts = (what: 'title' | 'help' | 'confirm', before: Words = NO_WORDS, after: Words = NO_WORDS): StepChange[] =>
  (['zh', 'en'] as const)
    .filter((language) => before[language] !== after[language])
    .map((language) => ({ what, in: language, before: before[language], after: after[language] }));

type Named = { readonly key: string; readonly label: Words };

/** Results and fields are the same where their keys are. */
function named(what: 'result' | 'field', before: readonly Named[] = [], after: readonly Named[] = []): StepChange[] {
  const gone = before.filter(({ key }) => !after.some((one) => one.key === key));
  return [
    ...after.flatMap((one): StepChange[] => {
      const old = before.find(({ key }) => key === one.key);
      if (old && isSame(old, one)) return [];
      return [{ what, mark: old ? 'changed' : 'added', name: one.label, before: old?.label ?? null }];
    }),
    ...gone.map(({ label }): StepChange => ({ what, mark: 'removed', name: label, before: label })),
  ];
}

const labelOf = (step: SopStep, result: string): Words | null =>
  result === DONE && (step.results ?? []).length === 0
    ? null
    : (step.results?.find(({ key }) => key === result)?.label ?? { zh: result, en: result });

type Titles = (to: string | null | undefined) => Target;
const titlesIn =
  (steps: readonly SopStep[]): Titles =>
  (to) => ({ to, title: steps.find(({ key }) => key === to)?.title ?? null });

function ways(before: SopStep, after: SopStep, titles: readonly [Titles, Titles]): StepChange[] {
  const results = [...new Set([...Object.keys(after.next), ...Object.keys(before.next)])];
  return results
    .filter((result) => before.next[result] !== after.next[result])
    .map((result) => ({
      what: 'way',
      result: labelOf(result in after.next ? after : before, result),
      before: titles[0](before.next[result]),
      after: titles[1](after.next[result]),
    }));
}

function changesOf(before: SopStep, after: SopStep, titles: readonly [Titles, Titles]): StepChange[] {
  const [oldTime, newTime] = [before.softSeconds ?? null, after.softSeconds ?? null];
  return [
    ...texts('title', before.title, after.title),
    ...texts('help', before.help, after.help),
    ...texts('confirm', before.confirm, after.confirm),
    ...(before.kind === after.kind ? [] : [{ what: 'kind' as const, before: before.kind, after: after.kind }]),
    ...(before.required === after.required
      ? []
      : [{ what: 'required' as const, before: before.required, after: after.required }]),
    ...(oldTime === newTime ? [] : [{ what: 'time' as const, before: oldTime, after: newTime }]),
    ...named('result', before.results, after.results),
    ...named('field', before.fields, after.fields),
    ...(isSame(before.actions ?? [], after.actions ?? [])
      ? []
      : [{ what: 'actions' as const, before: before.actions ?? [], after: after.actions ?? [] }]),
    ...ways(before, after, titles),
  ];
}

/** The steps of both: those of the newer in their order, each that is gone behind the one it stood behind. */
export function allSteps(before: readonly SopStep[], after: readonly SopStep[]): SopStep[] {
  const all = [...after];
  for (const [i, step] of before.entries()) {
    if (all.some(({ key }) => key === step.key)) continue;
    all.splice(all.findIndex(({ key }) => key === before[i - 1]?.key) + 1, 0, step);
  }
  return all;
}

type Content = Pick<SopContent, Property | 'steps'>;

/** What became another between two versions, step by step. Their order in the list leads nobody elsewhere and is not told. */
export function compareSops(before: Content, after: Content): SopDiff {
  const titles = [titlesIn(before.steps), titlesIn(after.steps)] as const;
  const steps = allSteps(before.steps, after.steps).flatMap(({ key, title }): StepDiff[] => {
    const [old, now] = [before.steps, after.steps].map((list) => list.find((step) => step.key === key));
    if (!old) return [{ key, title, mark: 'added', changes: [] }];
    if (!now) return [{ key, title, mark: 'removed', changes: [] }];
    const changes = changesOf(old, now, titles);
    return changes.length === 0 ? [] : [{ key, title, mark: 'changed', changes }];
  });
  return { steps, properties: PROPERTIES.filter((name) => !isSame(before[name], after[name])) };
}
