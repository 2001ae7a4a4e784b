import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { Pill } from '../../../ui/index.ts';
import { FlowChart } from '../chart/flow-chart.tsx';
import { compareModel } from './compare-model.ts';
import css from './compare.module.css';
import { compareSops, type SopDiff, type StepDiff } from './compare.ts';
import { useChangeWords, type Said } from './use-change-words.ts';

type Content = Parameters<typeof compareSops>[0];

/** What changed from one version to another: in words, step by step, or in one chart. */
export function CompareView({ before, after }: { before: Content; after: Content }) {
  const t = useT('sopDesk');
  const [shows, setShows] = useState<'words' | 'chart'>('words');
  const [selected, setSelected] = useState<string | null>(null);
  const diff = useMemo(() => compareSops(before, after), [before, after]);
  const model = useMemo(() => compareModel(before, after), [before, after]);
  return (
    <>
      <div className={css['bar']}>
        <SegmentedControl
          size="xs"
          aria-label={t('compare.shows')}
          value={shows}
          data={[
            { value: 'words', label: t('compare.words') },
            { value: 'chart', label: t('compare.chart') },
          ]}
          onChange={(value) => setShows(value === 'chart' ? 'chart' : 'words')}
        />
        <Counts diff={diff} />
      </div>
      {shows === 'chart' ? (
        <div className={css['chart']}>
          <FlowChart model={model} selected={selected} onSelect={setSelected} />
        </div>
      ) : (
        <Told diff={diff} />
      )}
    </>
  );
}

function Counts({ diff }: { diff: SopDiff }) {
  const t = useT('sopDesk');
  const count = (mark: StepDiff['mark']) => diff.steps.filter((step) => step.mark === mark).length;
  return (
    <p className="secondary tabular">
      {t('compare.counts', { added: count('added'), changed: count('changed'), removed: count('removed') })}
    </p>
  );
}

function Told({ diff: { steps, properties } }: { diff: SopDiff }) {
  const t = useT('sopDesk');
  if (steps.length + properties.length === 0) return <p className="secondary">{t('compare.same')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key
    <section className={css['told']} tabIndex={0} aria-label={t('compare.words')}>
      {properties.length > 0 && (
        <p className={css['properties']}>
          {t('compare.properties', { names: properties.map((name) => t(`property.${name}`)).join(t('comma')) })}
        </p>
      )}
      {steps.map((step) => (
        <Step key={step.key} step={step} />
      ))}
    </section>
  );
}

function Step({ step }: { step: StepDiff }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const say = useChangeWords();
  const title = local(step.title) || t('step.noTitle');
  return (
    <section className={css['step']} aria-label={title}>
      <h3>
        <Pill tone={step.mark === 'removed' ? 'neutral' : 'accent'}>{t(`mark.${step.mark}`)}</Pill>
        {step.mark === 'removed' ? <del>{title}</del> : title}
      </h3>
      {step.changes.length > 0 && (
        <dl>
          {step.changes.map((change, i) => (
            <Change key={i} said={say(change)} />
          ))}
        </dl>
      )}
    </section>
  );
}

function Change({ said: { about, before, after } }: { said: Said }) {
  const t = useT('sopDesk');
  return (
    <>
      <dt>{about}</dt>
      <dd>
        {before !== '' && <del>{before}</del>}
        {before !== '' && after !== '' && <span aria-hidden> → </span>}
        {after !== '' && <ins>{after}</ins>}
        {before === after && <span className="secondary">{t('compare.details')}</span>}
      </dd>
    </>
  );
}
