import { SegmentedControl } from '@mantine/core';
import { REQUIREMENTS, STEP_KINDS } from '#shared/domain/sop/kinds.ts';
import type { SopStep } from '#shared/domain/sop/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionsField } from './actions-field.tsx';
import { patchStep, renameStep, setKind, stepOf, without } from './edit.ts';
import { useEditing } from './editing.ts';
import css from './editor.module.css';
import { FieldsField } from './fields-field.tsx';
import { keyFor } from './keys.ts';
import { ResultsField } from './results-field.tsx';
import { NumberField } from './number-field.tsx';
import { TwoLanguages, type Words } from './two-languages.tsx';

const NONE: Words = { zh: '', en: '' };
const isBlank = ({ zh, en }: Words): boolean => zh === '' && en === '';
const MAX_HELP = 2000;
const MAX_CONFIRM = 300;
const MAX_SECONDS = 7200;

/** Everything of one step, from its outcome to what it does by itself. */
export function StepForm({ step }: { step: SopStep }) {
  const t = useT('sopDesk');
  const { content, change, problems } = useEditing();
  const set = (part: Partial<SopStep>, tag?: string) =>
    change(
      patchStep(content, step.key, (now) => ({ ...now, ...part })),
      tag && `${step.key}/${tag}`,
    );
  const isWrong = (at: string) =>
    problems.some((one) => one.step === step.key && one.at === at && one.code === 'translation-missing');
  return (
    <div className={css['fields']}>
      <Choices
        label={t('field.kind')}
        hint={t(`kindHint.${step.kind}`)}
        value={step.kind}
        data={STEP_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={(kind) => change(setKind(content, step.key, kind))}
      />
      <Title step={step} isWrong={isWrong('title')} />
      <TwoLanguages
        label={t('field.help')}
        value={step.help ?? NONE}
        at="help"
        isWrong={isWrong('help')}
        isLong
        maxLength={MAX_HELP}
        onChange={(help) => change(withWords(content, step.key, 'help', help), `${step.key}/help`)}
      />
      <Choices
        label={t('field.required')}
        hint={t(`requiredHint.${step.required}`)}
        value={step.required}
        data={REQUIREMENTS.map((one) => ({ value: one, label: t(`required.${one}`) }))}
        onChange={(required) => set({ required })}
      />
      <ResultsField step={step} />
      {(step.kind === 'form' || (step.fields ?? []).length > 0) && <FieldsField step={step} />}
      <ActionsField step={step} />
      <TwoLanguages
        label={t('field.confirm')}
        value={step.confirm ?? NONE}
        at="confirm"
        isWrong={isWrong('confirm')}
        maxLength={MAX_CONFIRM}
        onChange={(confirm) => change(withWords(content, step.key, 'confirm', confirm), `${step.key}/confirm`)}
      />
      <SoftTime step={step} />
    </div>
  );
}

/** An explanation without words is none. */
const withWords = (content: Parameters<typeof patchStep>[0], key: string, name: 'help' | 'confirm', words: Words) =>
  patchStep(content, key, (step) => (isBlank(words) ? without(step, name) : { ...step, [name]: words }));

/** The outcome the step is named by. Until it has been published its key follows the English words. */
function Title({ step, isWrong }: { step: SopStep; isWrong: boolean }) {
  const t = useT('sopDesk');
  const { content, base, change, select } = useEditing();
  const isNew = base === null || stepOf(base, step.key) === undefined;
  const settle = () => {
    const key = keyFor(
      step.title.en,
      step.key,
      content.steps.map((one) => one.key),
    );
    if (!isNew || key === step.key) return;
    change(renameStep(content, step.key, key));
    select(key);
  };
  return (
    <TwoLanguages
      label={t('field.title')}
      value={step.title}
      at="title"
      isWrong={isWrong}
      onChange={(title) =>
        change(
          patchStep(content, step.key, (now) => ({ ...now, title })),
          `${step.key}/title`,
        )
      }
      onEnglishLeft={settle}
    />
  );
}

type ChoicesProps<T extends string> = {
  label: string;
  hint: string;
  value: T;
  data: { value: T; label: string }[];
  onChange: (value: T) => void;
};

function Choices<T extends string>({ label, hint, value, data, onChange }: ChoicesProps<T>) {
  return (
    <div>
      <div className={css['label']}>{label}</div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={label}
        value={value}
        data={data}
        onChange={(next) => {
          const found = data.find((one) => one.value === next);
          if (found) onChange(found.value);
        }}
      />
      <p className={css['hint']}>{hint}</p>
    </div>
  );
}

function SoftTime({ step }: { step: SopStep }) {
  const t = useT('sopDesk');
  const { content, change } = useEditing();
  return (
    <NumberField
      label={t('field.time')}
      description={t('step.timeHint')}
      suffix={t('step.secondsSuffix')}
      min={1}
      max={MAX_SECONDS}
      isWhole
      value={step.softSeconds}
      onChange={(softSeconds) => {
        const put = (now: SopStep) =>
          softSeconds === undefined ? without(now, 'softSeconds') : { ...now, softSeconds };
        change(patchStep(content, step.key, put), `${step.key}/time`);
      }}
    />
  );
}
