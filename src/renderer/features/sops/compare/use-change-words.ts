import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useActionWords } from '../action-words.ts';
import type { StepChange, Target, Words } from './compare.ts';

/** One change: what it is about, how it was and how it is now. Empty text: nothing was there. */
export type Said = { readonly about: string; readonly before: string; readonly after: string };

/** Changes between two versions in words. */
export function useChangeWords(): (change: StepChange) => Said {
  const t = useT('sopDesk');
  const local = useLocalized();
  const actions = useActionWords();
  const target = ({ to, title }: Target): string =>
    to === null ? t('chart.end') : title ? local(title) : to === undefined ? '' : t('chart.nowhere');
  const all = (list: Parameters<typeof actions>[0][]): string => list.map(actions).join(t('chart.pause'));
  const name = (words: Words | null): string => (words ? local(words) : '');
  return (change) => {
    switch (change.what) {
      case 'title':
      case 'help':
      case 'confirm':
        return {
          about: t(`in.${change.in}`, { label: t(`field.${change.what}`) }),
          before: change.before,
          after: change.after,
        };
      case 'kind':
        return { about: t('field.kind'), before: t(`kind.${change.before}`), after: t(`kind.${change.after}`) };
      case 'required':
        return {
          about: t('field.required'),
          before: t(`required.${change.before}`),
          after: t(`required.${change.after}`),
        };
      case 'time':
        return { about: t('field.time'), before: seconds(change.before), after: seconds(change.after) };
      case 'result':
      case 'field': {
        const isGone = change.mark === 'removed';
        const about = t(change.what === 'result' ? 'field.result' : 'field.formField');
        return { about, before: name(change.before), after: isGone ? '' : name(change.name) };
      }
      case 'way': {
        const about = change.result ? t('compare.way', { result: local(change.result) }) : t('chart.then');
        return { about, before: target(change.before), after: target(change.after) };
      }
      case 'actions':
        return { about: t('field.actions'), before: all([...change.before]), after: all([...change.after]) };
      default:
        return change satisfies never;
    }
  };
  function seconds(time: number | null): string {
    return time === null ? '' : t('step.seconds', { count: time });
  }
}
