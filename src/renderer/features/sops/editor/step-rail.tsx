import { UnstyledButton } from '@mantine/core';
import { IconAdjustments, IconAlertTriangle, IconFlag3 } from '@tabler/icons-react';
import { useRef, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { SopStep } from '#shared/domain/sop/index.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { ActionIconButton } from '../../../ui/index.ts';
import { KindIcon } from '../chart/kind-icon.tsx';
import { moveStep } from './edit.ts';
import { SETTINGS, useEditing } from './editing.ts';
import css from './editor.module.css';
import type { StepActions } from './use-step-actions.ts';

/** The steps in their order: chosen with the arrows, moved with Alt and an arrow or by dragging. Above them the settings. */
export function StepRail({ actions }: { actions: StepActions }) {
  const t = useT('sopDesk');
  const { content, selected, select, problems } = useEditing();
  const list = useRef<HTMLOListElement>(null);
  const [over, setOver] = useState<number | null>(null);
  const drag = useDrag(setOver);
  const wrong = (key: string | null) => problems.some((one) => one.step === key && !one.isHint);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.altKey) return (by > 0 ? actions.down : actions.up).perform();
    const rows = [SETTINGS, ...content.steps.map(({ key }) => key)];
    const to = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(selected) + by))] ?? SETTINGS;
    select(to);
    list.current?.querySelector<HTMLElement>(`[data-row="${to ?? ''}"]`)?.focus();
  };
  return (
    <div className={css['rail']}>
      <div className={css['tools']}>
        {actions.shown.map((action) => (
          <ActionIconButton key={action.id} action={action} />
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the rows have the keyboard; their arrows are read here */}
      <ol ref={list} className={css['steps']} aria-label={t('editor.steps')} onKeyDown={onKeyDown}>
        <li>
          <Row isSelected={selected === SETTINGS} isWrong={wrong(null)} rowKey="" onSelect={() => select(SETTINGS)}>
            <IconAdjustments size={16} stroke={1.6} aria-hidden />
            <span className={css['name']}>{t('settings.title')}</span>
          </Row>
        </li>
        {content.steps.map((step, i) => (
          <li key={step.key} data-over={over === i || undefined} {...drag(step.key, i)}>
            <Row
              isSelected={selected === step.key}
              isWrong={wrong(step.key)}
              rowKey={step.key}
              onSelect={() => select(step.key)}
            >
              <StepName step={step} number={i + 1} isStart={content.start === step.key} />
            </Row>
          </li>
        ))}
      </ol>
    </div>
  );
}

function StepName({ step, number, isStart }: { step: SopStep; number: number; isStart: boolean }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  return (
    <>
      <span className={css['number']}>{number}</span>
      <KindIcon kind={step.kind} />
      <span className={css['name']}>{local(step.title) || t('step.noTitle')}</span>
      {isStart && (
        <span title={t('editor.isStart')}>
          <IconFlag3 size={14} stroke={1.6} aria-label={t('editor.isStart')} />
        </span>
      )}
    </>
  );
}

type RowProps = {
  isSelected: boolean;
  isWrong: boolean;
  rowKey: string;
  onSelect: () => void;
  children: ReactNode;
};

function Row({ isSelected, isWrong, rowKey, onSelect, children }: RowProps) {
  const t = useT('sopDesk');
  return (
    <UnstyledButton
      className={css['stepRow'] ?? ''}
      data-row={rowKey}
      data-selected={isSelected || undefined}
      aria-current={isSelected ? 'true' : undefined}
      tabIndex={isSelected ? 0 : -1}
      onClick={onSelect}
    >
      {children}
      {isWrong && <IconAlertTriangle size={14} stroke={1.8} aria-label={t('editor.hasProblem')} data-tone="bad" />}
    </UnstyledButton>
  );
}

/** By mouse: a row is taken to the place of another. */
function useDrag(setOver: (index: number | null) => void) {
  const { content, change } = useEditing();
  const dragged = useRef<string | null>(null);
  return (key: string, index: number) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      dragged.current = key;
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent) => {
      if (dragged.current === null) return;
      event.preventDefault();
      setOver(index);
    },
    onDragEnd: () => setOver(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(null);
      if (dragged.current !== null) change(moveStep(content, dragged.current, index));
      dragged.current = null;
    },
  });
}
