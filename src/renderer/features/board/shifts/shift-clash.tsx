import type { Shift } from '#shared/domain/load/shift.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { ClashNote } from '../clash-note.tsx';
import { changesOf, mergeShifts } from './change.ts';
import type { ShiftDraft } from './use-shift-draft.ts';
import { useDayName } from './use-day-name.ts';

/** A colleague has saved this shift since it was begun here. */
export function ShiftClash({ draft, stored }: { draft: ShiftDraft; stored: Shift | null }) {
  const t = useT('board');
  const { say } = useToaster();
  const nameOf = useFieldName(stored?.weeks.length ?? 1);
  if (draft.before === undefined) return null;
  const [base, theirs] = [draft.write(draft.before), draft.write(stored)];
  return (
    <ClashNote
      changes={changesOf(base, theirs).map((change) => ({ ...change, field: nameOf(change.field) }))}
      onTheirs={draft.drop}
      onMerge={() => {
        draft.rebase(mergeShifts(base, draft.value, theirs));
        say({ title: t('clash.merged') });
      }}
    />
  );
}

function useFieldName(weeks: number): (field: string) => string {
  const t = useT('board');
  const dayName = useDayName();
  return (field) => {
    const [kind, week = '', day = ''] = field.split('.');
    if (kind === 'timeZone') return t('shift.zone');
    if (kind === 'startsOn') return t('shift.startsOn');
    if (kind === 'exceptions') return t('shift.exceptions');
    const name = dayName(Number(day));
    return weeks > 1 ? `${t('shift.week', { n: Number(week) + 1 })} ${name}` : name;
  };
}
