import type { SopContent } from '#shared/domain/sop/index.ts';

const both = (text: string) => ({ zh: text, en: text });
type Step = SopContent['steps'][number];

export const sampleStep = (key: string, next: Step['next'], over: Partial<Step> = {}): Step => ({
  key,
  kind: 'info',
  title: both(key),
  required: 'none',
  next,
  ...over,
});

const identified = [
  { key: 'verified', label: both('verified') },
  { key: 'failed', label: both('failed') },
];

/** A small procedure with a branch, a form and a step that must be done: identity → (explain | promise) → end. */
export const sampleSop = (over: Partial<SopContent> = {}): SopContent => ({
  title: { zh: '退款未到账', en: 'Refund not arrived' },
  tags: [],
  articleIds: [],
  start: 'identity',
  steps: [
    sampleStep(
      'identity',
      { verified: 'promise', failed: 'explain' },
      { kind: 'confirm', required: 'block', results: identified },
    ),
    sampleStep('explain', { done: null }, { required: 'warn' }),
    sampleStep(
      'promise',
      { done: null },
      {
        kind: 'form',
        required: 'block',
        fields: [{ key: 'day', label: both('day'), kind: 'date', isRequired: true }],
      },
    ),
  ],
  suggest: { queueIds: [], channels: [], tags: [], words: ['退款'], fields: [] },
  skipReasons: [],
  ...over,
});
