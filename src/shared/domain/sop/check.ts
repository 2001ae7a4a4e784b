import { own } from '../../kernel/own.ts';
import { graphOf } from './graph.ts';
import { DONE } from './kinds.ts';
import { MAX_SOP_BYTES, utf8Bytes } from './size.ts';
import type { SopContent } from './sop.ts';
import type { SopStep } from './step.ts';

export const SOP_PROBLEMS = [
  'start-missing', // the first step does not exist
  'key-twice', // two steps, results or fields have one name
  'target-missing', // a result leads to a step that does not exist
  'result-leads-nowhere', // a result has no edge
  'edge-of-nothing', // an edge of a result that does not exist
  'unreachable', // no way leads to the step
  'no-exit', // from here no way leads to the end: a loop, or a dead end
  'translation-missing', // words stand in one language only
  'form-empty', // a form asks for nothing
  'choice-of-one', // a choice without a choice
  'options-missing', // a field to choose from, with nothing to choose
  'action-empty', // an action that changes nothing
  'too-large', // more than every desk should have to keep
  'many-steps', // a hint: more than most people keep in view
] as const;
export type SopProblemCode = (typeof SOP_PROBLEMS)[number];
/** Where it is: the step, and inside it the result, field or language. A `hint` keeps nobody from publishing. */
export type SopProblem = {
  readonly code: SopProblemCode;
  readonly step: string | null;
  readonly at: string | null;
  readonly isHint: boolean;
};

const MANY_STEPS = 12;

const problem = (code: SopProblemCode, step: string | null = null, at: string | null = null): SopProblem => ({
  code,
  step,
  at,
  isHint: code === 'many-steps',
});

export const resultsOf = ({ results }: Pick<SopStep, 'results'>): string[] =>
  results === undefined || results.length === 0 ? [DONE] : results.map(({ key }) => key);

const twice = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];

type Words = { readonly zh: string; readonly en: string } | undefined;
const isHalf = (words: Words): boolean => words !== undefined && (words.zh.trim() === '') !== (words.en.trim() === '');
const isEmpty = (words: Words): boolean => words === undefined || (words.zh.trim() === '' && words.en.trim() === '');

/** A name everybody reads needs both languages; an explanation may be absent, but not in one language only. */
function translations(step: SopStep): SopProblem[] {
  const names: [string, Words][] = [
    ['title', step.title],
    ...(step.results ?? []).map(({ key, label }): [string, Words] => [`result:${key}`, label]),
    ...(step.fields ?? []).map(({ key, label }): [string, Words] => [`field:${key}`, label]),
    ...(step.fields ?? []).flatMap(({ key, options }) =>
      (options ?? []).map((one): [string, Words] => [`field:${key}:${one.key}`, one.label]),
    ),
    ...(step.actions ?? []).flatMap((action): [string, Words][] =>
      action.do === 'promise'
        ? [['action:promise', action.text]]
        : action.do === 'follow-up'
          ? [['action:follow-up', action.subject]]
          : [],
    ),
  ];
  const besides: [string, Words][] = [
    ['help', step.help],
    ['confirm', step.confirm],
  ];
  return [
    ...names.filter(([, words]) => isHalf(words) || isEmpty(words)),
    ...besides.filter(([, words]) => isHalf(words)),
  ].map(([at]) => problem('translation-missing', step.key, at));
}

function edges(step: SopStep, keys: ReadonlySet<string>): SopProblem[] {
  const results = resultsOf(step);
  return [
    ...results
      .filter((key) => own(step.next, key) === undefined)
      .map((key) => problem('result-leads-nowhere', step.key, key)),
    ...Object.entries(step.next).flatMap(([result, to]) => [
      ...(results.includes(result) ? [] : [problem('edge-of-nothing', step.key, result)]),
      ...(to === null || keys.has(to) ? [] : [problem('target-missing', step.key, result)]),
    ]),
  ];
}

const isIdle = (action: NonNullable<SopStep['actions']>[number]): boolean =>
  action.do === 'set' && Object.keys(action.set).length === 0 && action.addTags.length === 0;

function inside(step: SopStep): SopProblem[] {
  const fields = step.fields ?? [];
  const doubled = [...twice(resultsOf(step)), ...twice(fields.map(({ key }) => key))];
  return [
    ...doubled.map((key) => problem('key-twice', step.key, key)),
    ...(step.kind === 'form' && fields.length === 0 ? [problem('form-empty', step.key)] : []),
    ...(step.kind === 'choice' && resultsOf(step).length < 2 ? [problem('choice-of-one', step.key)] : []),
    ...fields
      .filter(({ kind, options }) => kind === 'choice' && (options ?? []).length === 0)
      .map(({ key }) => problem('options-missing', step.key, key)),
    ...((step.actions ?? []).some(isIdle) ? [problem('action-empty', step.key)] : []),
    ...translations(step),
  ];
}

/** Everything that keeps a procedure from being walked, each with its place; `isHint`: what only should be thought about. */
export function problemsOf(content: Pick<SopContent, 'title' | 'start' | 'steps'>): SopProblem[] {
  const keys = new Set(content.steps.map(({ key }) => key));
  const graph = graphOf(content);
  const reached = graph.reachable(content.start);
  const hasStart = keys.has(content.start);
  return [
    ...(isHalf(content.title) || isEmpty(content.title) ? [problem('translation-missing', null, 'title')] : []),
    ...(hasStart ? [] : [problem('start-missing', null, content.start)]),
    ...twice(content.steps.map(({ key }) => key)).map((key) => problem('key-twice', key)),
    ...content.steps.flatMap((step) => [...edges(step, keys), ...inside(step)]),
    ...(hasStart ? [...keys].filter((key) => !reached.has(key)) : []).map((key) => problem('unreachable', key)),
    ...[...keys].filter((key) => !graph.canEnd(key)).map((key) => problem('no-exit', key)),
    ...(utf8Bytes(JSON.stringify(content)) > MAX_SOP_BYTES ? [problem('too-large')] : []),
    ...(content.steps.length > MANY_STEPS ? [problem('many-steps')] : []),
  ];
}

export const isWalkable = (content: Pick<SopContent, 'title' | 'start' | 'steps'>): boolean =>
  problemsOf(content).every(({ isHint }) => isHint);
