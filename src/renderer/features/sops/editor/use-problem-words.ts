import type { SopProblem } from '#shared/domain/sop/check.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { resultKeys, stepOf, type Content } from './edit.ts';

/** A problem as one sentence, without its place. */
export function useProblemWords(): (problem: SopProblem) => string {
  const t = useT('sopDesk');
  return ({ code }) => t(`problem.${code}`);
}

type Part = 'title' | 'help' | 'confirm' | 'result' | 'formField' | 'option' | 'promise' | 'followUp';

/** Which part of a step, or of the procedure, a problem speaks of; null: the whole. */
function partOf(at: string): { readonly part: Part; readonly key: string; readonly option: string } | null {
  const [head = '', key = '', option = ''] = at.split(':');
  if (head === 'title' || head === 'help' || head === 'confirm') return { part: head, key, option };
  if (head === 'result') return { part: 'result', key, option };
  if (head === 'field') return { part: option === '' ? 'formField' : 'option', key, option };
  if (head === 'action') return { part: key === 'promise' ? 'promise' : 'followUp', key, option };
  return null;
}

/** Where a problem is, in words: the step, and what of it. */
export function useProblemPlace(content: Content): (problem: SopProblem) => string {
  const t = useT('sopDesk');
  const local = useLocalized();
  return ({ step: key, at }) => {
    const step = stepOf(content, key);
    const place = step
      ? t('chart.place', { step: content.steps.indexOf(step) + 1, title: local(step.title) || t('step.noTitle') })
      : t('settings.title');
    const part = at === null ? null : partOf(at);
    if (!part) {
      const result = step?.results?.find((one) => one.key === at);
      return result ? t('problem.at', { place, part: local(result.label) || t('results.unnamed') }) : place;
    }
    return t('problem.at', { place, part: t(`part.${part.part}`) });
  };
}

/** The name of the field in the form that a problem leads to. */
export function fieldOf(content: Content, { step: key, at, code }: SopProblem): string {
  if (code === 'form-empty') return 'fields';
  if (code === 'action-empty') return 'actions';
  if (code === 'translation-missing' || code === 'options-missing') return at ?? 'title';
  const step = stepOf(content, key);
  const results = step ? resultKeys(step) : [];
  return `next:${at !== null && results.includes(at) ? at : (results[0] ?? '')}`;
}
