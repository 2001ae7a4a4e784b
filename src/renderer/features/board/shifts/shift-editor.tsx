import { useRef } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { ActionButton, Pill } from '../../../ui/index.ts';
import { repeatDay } from './change.ts';
import { Exceptions } from './exceptions.tsx';
import { FromColleague } from './from-colleague.tsx';
import type { Person } from './queries.ts';
import { ShiftClash } from './shift-clash.tsx';
import { ShiftBasics } from './shift-basics.tsx';
import css from './shifts.module.css';
import { useRemoving, useSaving } from './use-saving.ts';
import { useShiftActions } from './use-shift-actions.ts';
import { useShiftDraft, type ShiftDraft } from './use-shift-draft.ts';
import { Weeks } from './weeks.tsx';
import type { Written } from './written.ts';

type Props = { person: Person; people: readonly Person[] };

const EMPTY = { date: '', hours: '', breaks: '' };

/** The shift of one person: what is written stays until it is saved or thrown away. */
export function ShiftEditor({ person, people }: Props) {
  const t = useT('board');
  const box = useRef<HTMLElement>(null);
  const draft = useShiftDraft(person);
  const { save, isSaving, refused, forget } = useSaving(person, draft);
  const remove = useRemoving(person, draft);
  const focus = (at: string) => {
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(at)?.focus());
  };
  const set = (value: Written) => {
    forget();
    draft.set(value);
  };
  const actions = useShiftActions({
    isKept: person.shift !== null,
    isDirty: draft.isDirty,
    save: () => {
      save();
      focus('[aria-invalid="true"]');
    },
    drop: draft.drop,
    remove: () => void remove.run(),
    edit: () => focus('[data-col="hours"]'),
    repeatDay: () => repeatFocused(draft, set),
    fromColleague: () => focus('[data-from]'),
    addException: () => {
      set({ ...draft.value, exceptions: [...draft.value.exceptions, EMPTY] });
      focus('[data-exception]:last-of-type input');
    },
  });
  const told = { ...draft.told, ...refused };
  const count = Object.keys(told).length;
  return (
    <section ref={box} className={css['editor']} aria-label={person.name}>
      <header className={css['head']}>
        <h3>{person.name}</h3>
        {draft.isDirty && <Pill tone="warn">{t('shifts.unsaved')}</Pill>}
        <span className={css['tools']}>
          {person.shift && <ActionButton action={actions.remove} />}
          {draft.isDirty && <ActionButton action={actions.discard} />}
          <ActionButton action={actions.save} variant="filled" loading={isSaving} />
        </span>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <div className={css['form']} tabIndex={0}>
        {count > 0 && (
          <p className={css['faults']} role="alert">
            {t('fault.count', { count })}
          </p>
        )}
        {!person.shift && !draft.isDirty && <p className={css['hint']}>{t('shift.new')}</p>}
        <ShiftClash draft={draft} stored={person.shift} />
        <ShiftBasics draft={draft} faults={told} onChange={set}>
          <FromColleagueOf person={person} people={people} draft={draft} set={set} />
        </ShiftBasics>
        <Weeks draft={draft} faults={told} onChange={set} />
        <Exceptions draft={draft} faults={told} onChange={set} onAdd={actions.addException} />
      </div>
    </section>
  );
}

/** The day the keyboard is in, as every other from Monday to Friday. */
function repeatFocused({ value }: ShiftDraft, set: (value: Written) => void): void {
  const at = document.activeElement?.closest<HTMLElement>('[data-day]')?.dataset['day'];
  const [week, day] = at?.split('.').map(Number) ?? [];
  if (week !== undefined && day !== undefined) set(repeatDay(value, week, day, 'work'));
}

type FromProps = Props & { draft: ShiftDraft; set: (value: Written) => void };

function FromColleagueOf({ person, people, draft, set }: FromProps) {
  const t = useT('board');
  const { say } = useToaster();
  return (
    <FromColleague
      people={people.filter(({ agentId, shift }) => agentId !== person.agentId && shift !== null)}
      onChoose={({ name, shift }) => {
        // Dates on which somebody else is away are theirs alone.
        set({ ...draft.write(shift), exceptions: draft.value.exceptions });
        say({ title: t('shift.fromDone', { name }) });
      }}
    />
  );
}
