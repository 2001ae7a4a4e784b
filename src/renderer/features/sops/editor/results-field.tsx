import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { DONE } from '#shared/domain/sop/kinds.ts';
import type { SopStep } from '#shared/domain/sop/index.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { IconButton } from '../../../ui/index.ts';
import { addResult, hasResults, patchStep, removeResult, renameResult, setNext, stepOf } from './edit.ts';
import { useEditing } from './editing.ts';
import css from './editor.module.css';
import { keyFor } from './keys.ts';
import { TargetSelect } from './target-select.tsx';
import { TwoLanguages, type Words } from './two-languages.tsx';
import { useProblemWords } from './use-problem-words.ts';

const MAX_RESULTS = 50;

/** What a step can come to, and where each of it leads. */
export function ResultsField({ step }: { step: SopStep }) {
  const t = useT('sopDesk');
  const { content, change } = useEditing();
  const results = step.results ?? [];
  return (
    <fieldset className={css['group']}>
      <legend>{t('field.next')}</legend>
      {hasResults(step) ? (
        results.map((result) => <Result key={result.key} step={step} result={result} />)
      ) : (
        <div className={css['then']}>
          <span>{t('chart.then')}</span>
          <Next step={step} result={DONE} label={t('chart.then')} />
        </div>
      )}
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ alignSelf: 'flex-start' }}
        disabled={results.length >= MAX_RESULTS}
        leftSection={<IconPlus size={14} stroke={1.6} aria-hidden />}
        onClick={() => change(addResult(content, step.key))}
      >
        {t(hasResults(step) ? 'results.add' : 'results.first')}
      </Button>
    </fieldset>
  );
}

type Named = { readonly key: string; readonly label: Words };

function Result({ step, result }: { step: SopStep; result: Named }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const { content, change, base, problems } = useEditing();
  const at = `result:${result.key}`;
  const isWrong = problems.some((one) => one.step === step.key && one.at === at);
  const isNew =
    stepOf(base ?? content, step.key)?.results?.some(({ key }) => key === result.key) !== true || base === null;
  const label = (next: Words) =>
    change(
      patchStep(content, step.key, (now) => ({
        ...now,
        results: (now.results ?? []).map((one) => (one.key === result.key ? { ...one, label: next } : one)),
      })),
      `${step.key}/${at}`,
    );
  /** Its key follows its words until it has been published. */
  const settle = () => {
    const taken = (step.results ?? []).map(({ key }) => key);
    if (isNew) change(renameResult(content, step.key, result.key, keyFor(result.label.en, result.key, taken)));
  };
  const name = local(result.label) || t('results.unnamed');
  return (
    <div className={css['card']}>
      <TwoLanguages
        label={t('field.result')}
        value={result.label}
        at={at}
        isWrong={isWrong}
        onChange={label}
        onEnglishLeft={settle}
      />
      <div className={css['then']}>
        <span aria-hidden>→</span>
        <Next step={step} result={result.key} label={t('results.leadsTo', { name })} />
        <IconButton
          icon={IconX}
          label={t('results.remove', { name })}
          onClick={() => change(removeResult(content, step.key, result.key))}
        />
      </div>
    </div>
  );
}

function Next({ step, result, label }: { step: SopStep; result: string; label: string }) {
  const { content, change, problems } = useEditing();
  const words = useProblemWords();
  const wrong = problems.find(
    ({ step: key, at, code }) =>
      key === step.key && at === result && (code === 'result-leads-nowhere' || code === 'target-missing'),
  );
  return (
    <TargetSelect
      at={`next:${result}`}
      label={label}
      value={step.next[result]}
      error={wrong && words(wrong)}
      onChange={(to) => change(setNext(content, step.key, result, to))}
    />
  );
}
