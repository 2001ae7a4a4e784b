import { Button, Textarea } from '@mantine/core';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { KeyHint } from '../../../ui/index.ts';
import { useActions, useKeysOf, type Action } from '../../../lib/actions.ts';
import { useDirectory } from '../../../lib/reads.ts';
import { sendOf, useChoices, type Choice } from './choices.ts';
import { isNoteMode, MOST_NOTE, STEP } from './mode.ts';
import { sopAction, usePanel, usePanelActions } from './panel-context.ts';
import css from './step.module.css';
import type { Refused } from './use-commands.ts';
import { CHOOSE, SEND, useOnce, useOnceSent } from './use-once.ts';
import type { StepState } from './use-step.ts';

/** What is asked about the step, and the answers by their digits. */
export function Asking({ state }: { state: StepState }) {
  const t = useT('sops');
  const { mode, note, setNote, ask } = state;
  const all = useChoices(state);
  const choices = useOnce(all, mode);
  const send = useOnceSent(sendOf(state, all), mode);
  const isStep = mode.kind === 'step' || mode.kind === 'confirm';
  return (
    <div className={css['asking']}>
      <Question state={state} />
      {isNoteMode(mode.kind) && (
        <Textarea
          label={t(`note.${mode.kind}`)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={MOST_NOTE}
          autosize
          minRows={2}
          maxRows={6}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
          autoFocus
        />
      )}
      <Choices choices={choices} isForm={isStep && (state.step.fields ?? []).length > 0} />
      <SendKey perform={send} />
      {!isStep && (
        <div className={css['foot']}>
          {isNoteMode(mode.kind) && <Send perform={send} />}
          <button type="button" className={css['tool']} onClick={() => ask(STEP)}>
            {t('cancel')}
            <KeyHint keys="escape" />
          </button>
        </div>
      )}
    </div>
  );
}

/** In the words of the step where it has some, otherwise in those of the question. */
function Question({ state: { mode, step } }: { state: StepState }) {
  const t = useT('sops');
  const local = useLocalized();
  if (mode.kind === 'step' || mode.kind === 'flag') return null;
  if (mode.kind === 'without') return <Refusal refused={mode.refused} />;
  if (mode.kind === 'confirm') return <Ask title={step.confirm === undefined ? '' : local(step.confirm)} isWarning />;
  return <Ask title={t(`ask.${mode.kind}`)} />;
}

function Ask({ title, more = [], isWarning }: { title: string; more?: readonly string[]; isWarning?: boolean }) {
  return (
    <output className={css['question']} data-tone={isWarning ? 'warn' : undefined}>
      <b>{title}</b>
      {more.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </output>
  );
}

/** Why what the step does was not done: the cause where it is known, and which fields are missing. */
function Refusal({ refused: { code, because, fields } }: { refused: Refused }) {
  const t = useT('sops');
  const errors = useT('errors');
  const common = useT('common');
  const local = useLocalized();
  const known = useDirectory().data?.fields ?? [];
  const nameOf = (key: string): string => {
    const field = known.find((one) => one.key === key);
    return field ? local(field.label) : key;
  };
  const more = [
    ...(because === null ? [] : [errors(`${because}.title`)]),
    ...(fields.length === 0 ? [] : [t('without.fields', { what: fields.map(nameOf).join(common('comma')) })]),
    errors(`${code}.next`),
  ];
  return <Ask title={errors(`${code}.title`)} more={more} isWarning />;
}

const DIGITS = 9;
const choose = ({ label, perform }: Choice, i: number): Action => ({
  ...sopAction(`${CHOOSE}-${i + 1}`, 'sops:action.choose', `${i + 1}`, perform),
  labelArgs: { what: label },
});

function Choices({ choices, isForm }: { choices: readonly Choice[]; isForm: boolean }) {
  usePanelActions(choices.slice(0, DIGITS).map(choose));
  if (choices.length === 0) return null;
  return (
    <ul className={css['choices']}>
      {choices.map(({ key, label, isArmed, perform }, i) => (
        <li key={key}>
          <button type="button" className={css['choice']} data-armed={isArmed || undefined} onClick={perform}>
            {i < DIGITS && <KeyHint keys={`${i + 1}`} />}
            <span>{label}</span>
            {isForm && i === 0 && <KeyHint keys="mod+enter" />}
          </button>
        </li>
      ))}
    </ul>
  );
}

function SendKey({ perform }: { perform: (() => void) | null }) {
  const { isOwner } = usePanel();
  const action = sopAction(SEND.id, 'sops:action.send', SEND.keys, () => perform?.(), perform !== null);
  useActions(isOwner ? [action] : [], { layer: 'panel' });
  return null;
}

function Send({ perform }: { perform: (() => void) | null }) {
  const t = useT('sops');
  const keys = useKeysOf(SEND.id, SEND.keys);
  return (
    <Button
      variant="default"
      size="compact-xs"
      disabled={perform === null}
      onClick={() => perform?.()}
      rightSection={keys === undefined ? undefined : <KeyHint keys={keys} />}
    >
      {t('action.send')}
    </Button>
  );
}
