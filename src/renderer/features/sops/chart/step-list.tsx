import { UnstyledButton } from '@mantine/core';
import { Pill } from '../../../ui/index.ts';
import { KindIcon } from './kind-icon.tsx';
import css from './step-list.module.css';
import type { ChartModel, ChartResult, ChartStep } from './model.ts';
import { useStepWords, type StepWords } from './use-step-words.ts';

type Props = { model: ChartModel; selected: string | null; onSelect: (step: string) => void };

/** The same as the chart, to be read from top to bottom. */
export function StepList({ model, selected, onSelect }: Props) {
  const words = useStepWords(model);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key
    <section className={css['frame']} tabIndex={0} aria-label={words.t('chart.listLabel')}>
      <ol className={css['list']}>
        {model.steps.map((step) => (
          <li key={step.key} data-state={step.state ?? undefined} data-selected={step.key === selected || undefined}>
            <Head step={step} words={words} isSelected={step.key === selected} onSelect={() => onSelect(step.key)} />
            <ul className={css['ways']}>
              {step.results.map((result) => (
                <Way key={`${result.key}>${result.mark}`} result={result} words={words} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

type HeadProps = { step: ChartStep; words: StepWords; isSelected: boolean; onSelect: () => void };

function Head({ step, words, isSelected, onSelect }: HeadProps) {
  return (
    <>
      <UnstyledButton
        className={css['head'] ?? ''}
        aria-pressed={isSelected}
        aria-current={step.state === 'current' ? 'step' : undefined}
        onClick={onSelect}
      >
        <span className={css['number']}>{step.number}</span>
        <KindIcon kind={step.kind} />
        <span className={css['title']}>{words.titleOf(step)}</span>
        {step.problems > 0 && <Pill tone="bad">{words.t('chart.problems', { count: step.problems })}</Pill>}
        {step.mark && <Pill tone={step.mark === 'removed' ? 'neutral' : 'accent'}>{words.t(`mark.${step.mark}`)}</Pill>}
        {step.required !== 'none' && <Pill>{words.t(`required.${step.required}`)}</Pill>}
      </UnstyledButton>
      {step.state !== null && (
        <p className={css['state']}>{words.stateOf(step).find((_, i) => i === (step.mark ? 1 : 0))}</p>
      )}
    </>
  );
}

function Way({ result: { label, to, path, mark }, words }: { result: ChartResult; words: StepWords }) {
  const next = words.placeOf(to);
  const text = label ? words.t('chart.way', { result: words.local(label), next }) : words.t('chart.onlyWay', { next });
  return (
    <li data-path={path ?? undefined} data-mark={mark ?? undefined} data-loose={to === undefined || undefined}>
      {text}
      {mark && <span className="visually-hidden">{words.t(`mark.${mark}`)}</span>}
    </li>
  );
}
