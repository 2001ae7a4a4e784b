import { resultsOf } from '#shared/domain/sop/check.ts';
import { ABANDON_REASONS, SKIP_REASONS, type AbandonReason } from '#shared/domain/sop/kinds.ts';
import { useT, type Translate } from '../../../lib/i18n.tsx';
import { STEP } from './mode.ts';
import type { StepState } from './use-step.ts';
import { useNames } from './words.ts';

/** One thing that can be chosen by its digit. `isArmed`: chosen once, and meant by the same key again. */
export type Choice = {
  readonly key: string;
  readonly label: string;
  readonly isArmed?: boolean;
  readonly perform: () => void;
};
type Words = { readonly t: Translate<'sops'>; readonly names: ReturnType<typeof useNames> };

/** What was written for another reason, and kept, is not said with this one. */
const said = (reason: string, note: string): string => (reason === 'other' ? note.trim() : '');

async function skip({ step, note, commands, skipped }: StepState, reason: string, result: string): Promise<void> {
  skipped(await commands.skip({ step: step.key, result, reason, note: said(reason, note) }));
}

function skipFor(state: StepState, reason: string): void {
  const [only, ...others] = resultsOf(state.step);
  if (only === undefined || others.length > 0) state.ask({ kind: 'skip-result', reason });
  else void skip(state, reason, only);
}

async function abandon({ commands, note, ended }: StepState, reason: AbandonReason): Promise<void> {
  ended(await commands.abandon({ reason, note: said(reason, note) }));
}

async function flag({ step, commands, note, setNote, ask }: StepState): Promise<void> {
  if (!(await commands.flag({ step: step.key, note: note.trim() }))) return;
  setNote('');
  ask(STEP);
}

function results(state: StepState, { t, names }: Words): Choice[] {
  const { step, mode, pass, ask } = state;
  return resultsOf(step).map((key) => {
    const isArmed = mode.kind === 'confirm' && mode.result === key;
    const label = names.result(step, key);
    return {
      key,
      isArmed,
      label: isArmed ? t('confirm.again', { what: label }) : label,
      perform: () => (step.confirm === undefined || isArmed ? void pass(key) : ask({ kind: 'confirm', result: key })),
    };
  });
}

/**
 * The reasons of every procedure have the same digits everywhere, for hands that know them; then what only this one knows, and where
 * nobody asks for the step, that it is left out without a word.
 */
function reasons(state: StepState, { t, names }: Words): Choice[] {
  const { step, run, ask } = state;
  const own = run.sop?.skipReasons.map(({ key }) => key) ?? [];
  return [...SKIP_REASONS, ...own, ...(step.required === 'none' ? [''] : [])].map((key) => ({
    key,
    label: key === '' ? t('skip.none') : names.reason(run, key),
    perform: () => (key === 'other' ? ask({ kind: 'skip-note' }) : skipFor(state, key)),
  }));
}

const abandonings = (state: StepState, { t }: Words): Choice[] =>
  ABANDON_REASONS.map((key) => ({
    key,
    label: t(`abandon.${key}`),
    perform: () => (key === 'other' ? state.ask({ kind: 'abandon-note' }) : void abandon(state, key)),
  }));

/** What the digits mean now. */
export function useChoices(state: StepState): readonly Choice[] {
  const words = { t: useT('sops'), names: useNames() };
  const { mode, step, ask } = state;
  switch (mode.kind) {
    case 'step':
    case 'confirm':
      return results(state, words);
    case 'skip':
      return reasons(state, words);
    case 'skip-result':
      return resultsOf(step).map((key) => ({
        key,
        label: words.names.result(step, key),
        perform: () => void skip(state, mode.reason, key),
      }));
    case 'without':
      return [
        { key: 'record', label: words.t('without.record'), perform: () => void state.pass(mode.result, true) },
        { key: 'not', label: words.t('without.not'), perform: () => ask(STEP) },
      ];
    case 'abandon':
      return abandonings(state, words);
    case 'skip-note':
    case 'abandon-note':
    case 'flag':
      return [];
    default:
      return mode satisfies never;
  }
}

/** What the key that sends a form does now; null: nothing. */
export function sendOf(state: StepState, choices: readonly Choice[]): (() => void) | null {
  const isSaid = state.note.trim() !== '';
  switch (state.mode.kind) {
    case 'step':
    case 'confirm':
      return choices.find(({ isArmed }) => isArmed)?.perform ?? choices[0]?.perform ?? null;
    case 'skip-note':
      return isSaid ? () => skipFor(state, 'other') : null;
    case 'abandon-note':
      return isSaid ? () => void abandon(state, 'other') : null;
    case 'flag':
      return isSaid ? () => void flag(state) : null;
    default:
      return null;
  }
}
