import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { FlowChart } from '../chart/flow-chart.tsx';
import { modelOf } from '../chart/model.ts';
import { setNext } from './edit.ts';
import { useEditing } from './editing.ts';
import css from './editor.module.css';
import { Trial } from './trial.tsx';

type Props = { isTrying: boolean; onTry: (isTrying: boolean) => void };

/** The whole as a chart whose ways can be dragged, or as the agent will meet it. */
export function SidePane({ isTrying, onTry }: Props) {
  const t = useT('sopDesk');
  const { content, problems, selected, select, change } = useEditing();
  // The chart follows what is typed, and never holds it up.
  const shown = useDeferredValue(content);
  const marked = useDeferredValue(problems);
  const model = useMemo(() => modelOf(shown, null, marked), [shown, marked]);
  return (
    <section className={css['pane']} aria-label={t(isTrying ? 'editor.try' : 'chart.label')}>
      <SegmentedControl
        size="xs"
        className={css['paneMode'] ?? ''}
        aria-label={t('editor.pane')}
        value={isTrying ? 'try' : 'chart'}
        data={[
          { value: 'chart', label: t('editor.chart') },
          { value: 'try', label: t('editor.try') },
        ]}
        onChange={(value) => onTry(value === 'try')}
      />
      {isTrying ? (
        <Trial content={shown} />
      ) : (
        <FlowChart
          model={model}
          selected={selected}
          onSelect={(key) => select(key)}
          onConnect={(step, result, to) => change(setNext(content, step, result, to))}
        />
      )}
    </section>
  );
}
