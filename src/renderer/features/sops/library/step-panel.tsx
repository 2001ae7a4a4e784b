import type { SopContent, SopStep } from '#shared/domain/sop/index.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { Panel, Pill } from '../../../ui/index.ts';
import { KindIcon } from '../chart/kind-icon.tsx';
import { modelOf } from '../chart/model.ts';
import { useStepWords } from '../chart/use-step-words.ts';
import css from './reader.module.css';
import { useActionWords } from '../action-words.ts';

type Props = { step: SopStep; sop: Pick<SopContent, 'start' | 'steps' | 'skipReasons'> };

/** Everything one step says and does. */
export function StepPanel({ step, sop }: Props) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const act = useActionWords();
  const help = step.help ? local(step.help) : '';
  return (
    <Panel
      title={
        <span className={css['step']}>
          <KindIcon kind={step.kind} /> {local(step.title) || t('step.noTitle')}
        </span>
      }
    >
      <p className={css['facts']}>
        <Pill>{t(`kind.${step.kind}`)}</Pill>
        {step.required !== 'none' && <Pill>{t(`required.${step.required}`)}</Pill>}
        {step.softSeconds !== undefined && <span>{t('step.usually', { count: step.softSeconds })}</span>}
      </p>
      {help !== '' && <p className={css['help']}>{help}</p>}
      {(step.fields ?? []).length > 0 && <Fields step={step} />}
      {step.confirm !== undefined && (
        <p className={css['help']}>{t('step.asksAgain', { text: local(step.confirm) })}</p>
      )}
      {(step.actions ?? []).length > 0 && (
        <>
          <h3 className={css['sub']}>{t('field.actions')}</h3>
          <ul className={css['plain']}>
            {step.actions?.map((action, i) => (
              <li key={i}>{act(action)}</li>
            ))}
          </ul>
        </>
      )}
      <Ways step={step} sop={sop} />
    </Panel>
  );
}

function Fields({ step }: { step: SopStep }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  return (
    <>
      <h3 className={css['sub']}>{t('field.fields')}</h3>
      <ul className={css['plain']}>
        {step.fields?.map(({ key, label, kind, isRequired }) => (
          <li key={key}>
            {local(label)} <span className="secondary">{t(`fieldKind.${kind}`)}</span>
            {isRequired && <span className="secondary"> · {t('fields.required')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Ways({ step, sop }: Props) {
  const model = modelOf(sop);
  const { t, local, placeOf } = useStepWords(model);
  const results = model.steps.find(({ key }) => key === step.key)?.results ?? [];
  return (
    <>
      <h3 className={css['sub']}>{t('field.next')}</h3>
      <ul className={css['plain']}>
        {results.map(({ key, label, to }) => (
          <li key={key}>
            {label
              ? t('chart.way', { result: local(label), next: placeOf(to) })
              : t('chart.onlyWay', { next: placeOf(to) })}
          </li>
        ))}
      </ul>
    </>
  );
}
