import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import type { SopStep } from '#shared/domain/sop/index.ts';
import { isField } from '../../../lib/keys.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { ActionKeys, Pill } from '../../../ui/index.ts';
import { useActionWords } from '../action-words.ts';
import { Asking } from './asking.tsx';
import { HeardStep } from './heard-step.tsx';
import { sopAction, usePanel, usePanelActions } from './panel-context.ts';
import { STEP, type Mode } from './mode.ts';
import { StepForm } from './step-form.tsx';
import { StepTools } from './step-tools.tsx';
import css from './step.module.css';
import { useStep } from './use-step.ts';

type Props = {
  run: RunView;
  step: SopStep;
  /** It was passed over, and is done after all. */
  isLate: boolean;
  onDone: () => void;
};

/** The step in front: what is to be reached, and everything that can come of it. */
export function StepCard({ run, step, isLate, onDone }: Props) {
  const t = useT('sops');
  const local = useLocalized();
  const id = useId();
  const card = useFirstFocus(step);
  const state = useStep(run, step, isLate, onDone);
  const { mode, ask } = state;
  useKeptFocus(card, mode);
  const isQuestion = mode.kind !== 'step' && mode.kind !== 'confirm';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, wherever in it the keyboard is
    <section
      ref={card}
      aria-labelledby={id}
      tabIndex={-1}
      className={css['card']}
      data-card
      // A question is left before the panel is.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || mode.kind === 'step') return;
        event.preventDefault();
        ask(STEP);
        card.current?.focus();
      }}
    >
      <p className={css['marks']}>
        {isLate && <Pill>{t('step.late')}</Pill>}
        {step.required !== 'none' && (
          <Pill tone={step.required === 'block' ? 'accent' : 'neutral'}>{t(`required.${step.required}`)}</Pill>
        )}
        {run.flagged.includes(step.key) && <Pill tone="warn">{t('flag.mine')}</Pill>}
        {!isLate && <Timer run={run} step={step} />}
      </p>
      <h3 id={id} className={css['title']}>
        {local(step.title)}
      </h3>
      <Help step={step} />
      <HeardStep run={run} step={step.key} />
      {!isQuestion && <StepForm state={state} />}
      {!isQuestion && <Does step={step} />}
      <Asking state={state} />
      {mode.kind === 'step' && <StepTools state={state} />}
    </section>
  );
}

/** Whoever walks by key goes on where the next thing is to be done: in the first field, or on the step. */
function useFirstFocus({ kind }: SopStep) {
  const card = useRef<HTMLElement>(null);
  const { hasKeyboard } = usePanel();
  const wants = useRef(hasKeyboard);
  useEffect(() => {
    if (!wants.current()) return;
    const first = kind === 'form' ? [...(card.current?.querySelectorAll('input, textarea') ?? [])].find(isField) : null;
    if (first instanceof HTMLElement) first.focus();
    else card.current?.focus();
  }, [kind]);
  return card;
}

/** What was written in is gone once it is answered: the digits of the next question are pressed on the step. */
function useKeptFocus(card: RefObject<HTMLElement | null>, mode: Mode): void {
  const { hasKeyboard } = usePanel();
  useEffect(() => {
    if (mode.kind !== 'step' && hasKeyboard() && document.activeElement === document.body) card.current?.focus();
  }, [card, mode, hasKeyboard]);
}

/** How long it has stood here; after the usual time in another colour, and nothing else happens. */
function Timer({ run: { since }, step: { softSeconds } }: { run: RunView; step: SopStep }) {
  const t = useT('sops');
  const format = useFormat();
  const now = useNow(1000);
  if (softSeconds === undefined) return null;
  const passed = Math.max(0, now - since);
  return (
    <span
      className={css['timer']}
      data-late={passed > softSeconds * 1000 || undefined}
      title={t('step.usually', { span: format.span(softSeconds * 1000) })}
    >
      {passed < HOUR ? clock(passed) : format.span(passed)}
    </span>
  );
}

function Help({ step: { help } }: { step: SopStep }): ReactNode {
  const t = useT('sops');
  const local = useLocalized();
  const [isOpen, setOpen] = useState(false);
  const hasHelp = help !== undefined && local(help) !== '';
  const toggle = sopAction('sop.help', 'sops:action.help', 'h', () => setOpen(!isOpen), hasHelp);
  usePanelActions([toggle]);
  if (!hasHelp) return null;
  return (
    <>
      <button type="button" className={css['fold']} aria-expanded={isOpen} onClick={toggle.perform}>
        {t(isOpen ? 'step.helpClose' : 'step.help')}
        <ActionKeys id={toggle.id} keys={toggle.keys} />
      </button>
      {isOpen && <p className={css['help']}>{local(help)}</p>}
    </>
  );
}

/** What the step does by itself once it is done. */
function Does({ step: { actions } }: { step: SopStep }) {
  const t = useT('sops');
  const common = useT('common');
  const words = useActionWords();
  if (actions === undefined || actions.length === 0) return null;
  return <p className={css['does']}>{t('does.label', { what: actions.map(words).join(common('comma')) })}</p>;
}
