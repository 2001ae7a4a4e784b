import type { RunVisit } from '#shared/contract/app/sops.ts';
import type { SopStep } from '#shared/domain/sop/index.ts';
import type { Content } from './editor/edit.ts';

/** A step for tests: it leads on with `done` unless it has results. */
export const aStep = (key: string, next: SopStep['next'], more: Partial<SopStep> = {}): SopStep => {
  const results = Object.keys(next).filter((result) => result !== 'done');
  return {
    key,
    kind: results.length > 0 ? 'choice' : 'confirm',
    title: { zh: `步骤 ${key}`, en: `Step ${key}` },
    required: 'none',
    next,
    ...(results.length > 0
      ? { results: results.map((one) => ({ key: one, label: { zh: `结果 ${one}`, en: `Result ${one}` } })) }
      : {}),
    ...more,
  };
};

/** a → b, which leads to c or d; both lead to the end, and d may lead back to b. */
export const aContent = (change: Partial<Content> = {}): Content => ({
  title: { zh: '退款', en: 'Refund' },
  tags: [],
  articleIds: [],
  start: 'a',
  steps: [
    aStep('a', { done: 'b' }),
    aStep('b', { yes: 'c', no: 'd' }),
    aStep('c', { done: null }),
    aStep('d', { again: 'b', end: null }),
  ],
  suggest: { queueIds: [], channels: [], tags: [], words: [], fields: [] },
  skipReasons: [],
  ...change,
});

export const aVisit = (step: string, result: string, more: Partial<RunVisit> = {}): RunVisit => ({
  step,
  state: 'done',
  result,
  values: {},
  reason: '',
  note: '',
  at: 1,
  since: 0,
  agentId: 'lin',
  agentName: '林晓',
  isTakenBack: false,
  isLate: false,
  ...more,
});
