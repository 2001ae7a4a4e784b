/** The closed lists of the SOP domain. Free of schemas, for the screen. */
export const STEP_KINDS = ['info', 'confirm', 'choice', 'form', 'action'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** `warn`: skipping needs a reason. `block`: the ticket cannot be finished while it is left out; nobody is kept from talking. */
export const REQUIREMENTS = ['none', 'warn', 'block'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export const STEP_FIELD_KINDS = ['text', 'long', 'number', 'date', 'yesno', 'choice', 'phone'] as const;
export type StepFieldKind = (typeof STEP_FIELD_KINDS)[number];

/** Why a step was skipped, for every procedure; one may add reasons of its own. `other` needs a note. */
export const SKIP_REASONS = ['refused', 'not-applicable', 'already-done', 'urgent', 'system-down', 'other'] as const;

/** Why a run was given up. `other` needs a note. */
export const ABANDON_REASONS = ['wrong-procedure', 'customer-left', 'solved-otherwise', 'other'] as const;
export type AbandonReason = (typeof ABANDON_REASONS)[number];

/** The one result of steps that have no choice. */
export const DONE = 'done';

/** How a lesson was dealt with. `change`: the next version says it. */
export const LESSON_DECISIONS = ['change', 'train', 'keep', 'retire'] as const;
export type LessonDecision = (typeof LESSON_DECISIONS)[number];

export const RUN_STATES = ['going', 'completed', 'abandoned'] as const;
export type RunState = (typeof RUN_STATES)[number];
