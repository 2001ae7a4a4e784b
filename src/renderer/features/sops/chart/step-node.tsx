import { Handle, Position, useConnection } from '@xyflow/react';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useChart } from './chart-context.ts';
import css from './chart.module.css';
import { KindIcon } from './kind-icon.tsx';
import { END, type Box } from './layout.ts';
import type { ChartStep } from './model.ts';
import { inner, outline } from './shapes.ts';

export type StepData = { readonly step: ChartStep; readonly box: Box; readonly handles: ChartStep['results'] };

/** One step: its shape says the kind, its line what became of it. */
export function StepNode({ data: { step, box, handles } }: { data: StepData }) {
  const { words, selected, stop, isEditable, onSelect, onStand } = useChart();
  const title = words.titleOf(step);
  const ways = step.results.map(({ label, to }) => wayIn(words, label, to));
  return (
    <>
      <Target />
      <button
        type="button"
        className={`${css['step']} nodrag nopan`}
        data-step={step.key}
        data-state={step.state ?? undefined}
        data-mark={step.mark ?? undefined}
        data-trouble={step.problems > 0 || undefined}
        data-selected={step.key === selected || undefined}
        aria-current={step.state === 'current' ? 'step' : undefined}
        aria-pressed={step.key === selected}
        tabIndex={step.key === stop ? 0 : -1}
        onFocus={() => onStand(step.key)}
        onClick={() => onSelect(step.key)}
      >
        <Shape step={step} box={box} />
        <span className="visually-hidden">{step.number}</span>
        <span className={css['icon']}>
          {step.state === 'done' ? <IconCheck size={16} stroke={2} aria-hidden /> : <KindIcon kind={step.kind} />}
        </span>
        <span className={css['words']}>
          <span className={css['title']}>{title}</span>
          {step.state === 'skipped' && (
            <span className={css['reason']} aria-hidden>
              {words.t('chart.skipped', { reason: words.reasonOf(step) || words.t('chart.noReason') })}
            </span>
          )}
        </span>
        <Badges step={step} />
        <span className="visually-hidden">{[...words.stateOf(step), ...ways].join(words.t('chart.pause'))}</span>
      </button>
      {isEditable && <Sources results={handles} />}
      {!isEditable && <Handle type="source" position={Position.Bottom} className={css['hidden'] ?? ''} />}
    </>
  );
}

function wayIn(
  words: ReturnType<typeof useChart>['words'],
  label: ChartStep['results'][number]['label'],
  to: string | null | undefined,
): string {
  const next = words.placeOf(to);
  return label ? words.t('chart.way', { result: words.local(label), next }) : words.t('chart.onlyWay', { next });
}

function Shape({ step: { kind }, box: { width, height } }: { step: ChartStep; box: Box }) {
  const sides = inner(kind, width, height);
  return (
    <svg className={css['shape']} width={width} height={height} aria-hidden>
      <path d={outline(kind, width, height)} />
      {sides !== null && <path d={sides} className={css['sides']} />}
    </svg>
  );
}

function Badges({ step }: { step: ChartStep }) {
  const { words } = useChart();
  return (
    <span className={css['badges']} aria-hidden>
      {step.problems > 0 && (
        <span className={css['badge']} data-tone="bad">
          <IconAlertTriangle size={12} stroke={2} aria-hidden />
          {step.problems}
        </span>
      )}
      {step.mark !== null && (
        <span className={css['badge']} data-tone={step.mark}>
          {words.t(`mark.${step.mark}`)}
        </span>
      )}
      {step.required !== 'none' && (
        <span className={css['badge']} data-tone={step.required}>
          {words.t(`required.short.${step.required}`)}
        </span>
      )}
    </span>
  );
}

/** The whole step takes what is dropped on it, but only while something is dragged. */
function Target() {
  const { isEditable } = useChart();
  const isDragging = useConnection(({ inProgress }) => inProgress);
  return (
    <Handle
      type="target"
      position={Position.Top}
      className={css['target'] ?? ''}
      style={{ pointerEvents: isEditable && isDragging ? 'all' : 'none' }}
    />
  );
}

/** One for each result, at the lower edge: dragged to a step, it leads there. */
function Sources({ results }: { results: ChartStep['results'] }) {
  const { words } = useChart();
  return results.map(({ key, label, to }, i) => (
    <Handle
      key={key}
      id={key}
      type="source"
      position={Position.Bottom}
      className={css['source'] ?? ''}
      style={{ left: `${((i + 1) / (results.length + 1)) * 100}%` }}
      data-loose={to === undefined || undefined}
      title={label ? words.local(label) : words.t('chart.then')}
    />
  ));
}

/** Where it begins and ends. */
export function RoundNode({ id }: { id: string }) {
  const { words } = useChart();
  return (
    <>
      {id === END && <Target />}
      <span className={css['round']}>{words.t(id === END ? 'chart.end' : 'chart.start')}</span>
      {id !== END && <Handle type="source" position={Position.Bottom} className={css['hidden'] ?? ''} />}
    </>
  );
}
